import { Locale } from '@cityos/contracts'
import { CodedError } from '../http/error'
import { LOCALES } from '../i18n/locales'

const CONTENT_LOCALES = LOCALES.map(({ code }) => code)
export const isContentLocale = (code: string): boolean => CONTENT_LOCALES.includes(code)
const MOST_ACCEPTED = 20

/** The content's own language for a tag: `ar` for `ar-SA`. */
const known = (tag: string): string | undefined =>
  CONTENT_LOCALES.find((code) => code === tag) ??
  CONTENT_LOCALES.find((code) => code === tag.split('-')[0]?.toLowerCase())

/**
 * The languages to look for words in, the most wanted first: what was asked for, the store's own, and those of the
 * content. @throws CodedError `locale_unknown` for a language that content is not written in.
 */
export function localeChain(
  asked: string | undefined,
  acceptLanguage: string | null,
  own: string | null | undefined,
): string[] {
  const wanted = asked === undefined ? accepted(acceptLanguage) : [named(asked)]
  return [...new Set([...wanted, ...(own ? [own] : []), ...CONTENT_LOCALES])]
}

function named(asked: string): string {
  const locale = known(asked)
  if (locale) return locale
  throw new CodedError(
    'locale_unknown',
    `Content is written in ${CONTENT_LOCALES.join(', ')}, not in ${asked}.`,
  )
}

/** RFC 9110: by weight, then by order; what is no tag or has no weight is not wanted. */
function accepted(header: string | null): string[] {
  return (header ?? '')
    .split(',', MOST_ACCEPTED)
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const weight = parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find(Boolean)
      return { tag, weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter(({ tag, weight }) => weight > 0 && Locale.safeParse(tag).success)
    .sort((one, other) => other.weight - one.weight)
    .flatMap(({ tag }) => known(tag) ?? [])
}
