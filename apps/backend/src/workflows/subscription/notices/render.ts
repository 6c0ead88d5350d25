import type { SubscriptionNoticeKind } from '@cityos/contracts'
import { formatMinor } from '@cityos/money'
import type { NoticeData } from '../../../modules/subscription/store/notices'
import { choose, isolated, letter, plain, type Letter } from '../../email/letter'
import { ar } from './words/ar'
import { en } from './words/en'
import type { Phrases, Words } from './words/words'

/** What is told to whom; names as somebody has typed them. */
export interface ToRender {
  kind: SubscriptionNoticeKind
  data: NoticeData
  /** What the reader may understand, the likeliest first, as BCP 47 tags; what is no tag is passed over. */
  locales: readonly (string | null)[]
  time_zone: string
  shop: string | null
  name: string | null
  what: string
  order: string | null
}

interface Rendered extends Letter {
  /** Of the words: `en` where there are none in the reader's language. */
  language: string
}

const LANGUAGES: Readonly<Record<string, Words>> = { en, ar }

/** A notice in words, at a moment: what is over by then is not ahead any more. */
export function renderNotice(notice: ToRender, now: Date): Rendered {
  const { language, locale } = choose(notice.locales, LANGUAGES)
  const words = LANGUAGES[language]!
  const name = words.direction === 'rtl' ? isolated : plain
  const { subject, lines } = words.say[notice.kind](phrasesOf(notice, locale, name, now))
  const shop = notice.shop && name(notice.shop)
  const all = [words.greeting(notice.name ? name(notice.name) : null), ...lines, ...(shop ? [shop] : [])]
  return { language, ...letter({ language, direction: words.direction, subject, lines: all }) }
}

function phrasesOf(
  { data, time_zone, what, order }: ToRender,
  locale: string,
  name: (text: string) => string,
  now: Date,
): Phrases {
  const { amount_minor = '0', credit_minor = '0', currency_code, card } = data
  const money = (minor: string) => (currency_code ? formatMinor(BigInt(minor), currency_code, locale) : '')
  const day = new Intl.DateTimeFormat(locale, { ...STYLE, dateStyle: 'long', timeZone: time_zone })
  const moment = new Intl.DateTimeFormat(locale, {
    ...{ ...STYLE, dateStyle: 'long', timeStyle: 'short', timeZone: time_zone },
  })
  const month = new Intl.DateTimeFormat(locale, { ...STYLE, month: 'long', year: 'numeric', timeZone: 'UTC' })
  const ahead = data.at && new Date(data.at) > now ? new Date(data.at) : null
  return {
    what: name(what),
    ...{ amount: money(amount_minor), isFree: BigInt(amount_minor) === 0n },
    credit: BigInt(credit_minor) > 0n ? money(credit_minor) : null,
    order,
    day: ahead && day.format(ahead),
    moment: ahead && moment.format(ahead),
    until: data.until ? day.format(new Date(data.until)) : null,
    month: card ? month.format(new Date(Date.UTC(card.exp_year, card.exp_month - 1, 15))) : '',
    card: card?.brand && card.last4 ? { brand: name(card.brand), last4: name(card.last4) } : null,
    isEnded: data.is_ended ?? true,
  }
}

/** Subscriptions live by the Gregorian calendar, whatever a region's own is. */
const STYLE = { calendar: 'gregory' } as const
