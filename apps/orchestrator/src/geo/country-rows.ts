import { getCountry } from 'countries-and-timezones'
import { countries, type TCountryCode } from 'countries-list'
import { iso31661 } from 'iso-3166'

export interface CountryRow {
  code: string
  alpha3: string
  numeric: string
  name: { en: string; ar: string }
  currencies: string[]
  languages: string[]
  locales: string[]
  callingCodes: string[]
  timeZones: string[]
}

/** Every country that ISO 3166-1 assigns, from packages that keep such tables; names as this Node's CLDR has them. */
export function countryRows(): CountryRow[] {
  const english = new Intl.DisplayNames(['en'], { type: 'region' })
  const arabic = new Intl.DisplayNames(['ar'], { type: 'region' })
  // The tables also list funds and units of account, in which nobody pays.
  const tender = new Set(Intl.supportedValuesOf('currency'))
  return iso31661
    .filter(({ state }) => state === 'assigned')
    .map(({ alpha2, alpha3, numeric }) => {
      const { currency, languages, phone } = countries[alpha2 as TCountryCode]
      return {
        code: alpha2.toLowerCase(),
        alpha3,
        numeric,
        name: { en: english.of(alpha2)!, ar: arabic.of(alpha2)! },
        currencies: currency.filter((code) => tender.has(code)).map((code) => code.toLowerCase()),
        languages: [...languages],
        locales: languages.map((language) => new Intl.Locale(language, { region: alpha2 }).toString()),
        callingCodes: phone.map((code) => `+${code}`),
        timeZones: [...(getCountry(alpha2)?.timezones ?? [])],
      }
    })
}
