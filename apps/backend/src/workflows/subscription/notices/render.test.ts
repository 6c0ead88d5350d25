import { SubscriptionNoticeKind } from '@cityos/contracts'
import type { NoticeData } from '../../../modules/subscription/store/notices'
import { renderNotice, type ToRender } from './render'

const NOW = new Date('2027-01-30T12:00:00Z')
const AT = '2027-02-05T22:30:00Z'
const DATA: NoticeData = {
  ...{ amount_minor: '1050', currency_code: 'eur', credit_minor: '5', at: AT, until: AT },
  card: { brand: 'visa', last4: '4242', exp_month: 3, exp_year: 2027 },
}
const render = (over: Partial<ToRender> = {}) =>
  renderNotice(
    {
      ...{ kind: 'upcoming_charge', data: DATA, locales: ['en'], time_zone: 'UTC' },
      ...{ shop: 'Acme', name: 'Ada', what: 'Coffee', order: '12' },
      ...over,
    },
    NOW,
  )

describe.each(['en', 'ar'])('in %s', (language) => {
  it.each(SubscriptionNoticeKind.options)('%s is said, and nothing is left out', (kind) => {
    const said = render({ kind, locales: [language] })
    expect(said.language).toBe(language)
    expect(said.subject).toContain('Coffee')
    expect(said.text + said.html).not.toMatch(/null|undefined|NaN|Invalid/)
    expect(said.html.match(/<p>/g)!.length).toBe(said.text.trim().split('\n\n').length)
    const bare = render({
      kind,
      ...{ locales: [language], shop: null, name: null, order: null },
      data: { amount_minor: '0', currency_code: 'eur', card: { ...DATA.card!, brand: null } },
    })
    expect(bare.text + bare.html).not.toMatch(/undefined|NaN|Invalid/)
  })
})

it('dates are those of the subscription’s zone, by the Gregorian calendar', () => {
  expect(render().subject).toBe('Coffee: €10.50 on February 5, 2027')
  expect(render({ time_zone: 'Asia/Riyadh' }).subject).toBe('Coffee: €10.50 on February 6, 2027')
  expect(render({ locales: ['ar-SA'] }).text).toMatch(/2027|٢٠٢٧/)
})

it('a retry that is not ahead any more is not announced', () => {
  const said = render({ kind: 'payment_failed', data: { ...DATA, at: NOW.toISOString(), until: null } })
  expect(said.text).toContain('Please check the payment method in your account.')
})

it('names are one line, in their own direction, and no markup', () => {
  const evil = { name: '<img src=x>\r\nBcc: eve@example.com', what: 'A\u202Eevil & "co"\u2069', shop: `'x'` }
  for (const locale of ['en', 'ar']) {
    const { subject, text, html } = render({ ...evil, locales: [locale] })
    expect(subject).toContain('Aevil & "co"')
    expect(subject + text).not.toMatch(/[\r\u202E]/)
    expect(text.split('\n').filter((line) => line.startsWith('Bcc'))).toEqual([])
    expect(html).toContain('&lt;img src=x&gt; Bcc')
    expect(html).toContain('Aevil &amp; &quot;co&quot;')
    expect(html).not.toContain('<img')
  }
})

it.each([
  [['fr', 'ar'], 'en'],
  [[null, 'ar-EG', 'en'], 'ar'],
  [['not a language', null, 'ar'], 'ar'],
  [[], 'en'],
])('of %j the language is %s', (locales, language) => {
  expect(render({ locales }).language).toBe(language)
})
