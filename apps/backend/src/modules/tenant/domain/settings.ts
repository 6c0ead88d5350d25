import { CityosError, type UpdateTenant } from '@cityos/contracts'
import { checkPlacement, type Placement } from './placement'

/** What a tenant has set, and the platform for it. */
export interface TenantSettings extends Placement {
  name: string
  currency_codes: string[]
  default_currency_code: string | null
  locales: string[]
  default_locale: string | null
  time_zone: string
}

/**
 * The columns that a change gives new values, what follows from it included: the first currency is the default
 * one, and a default locale that is no longer listed gives way to the first that is.
 * @throws CityosError `validation_failed` when the settings would contradict each other.
 */
export function applySettings(current: TenantSettings, change: UpdateTenant): Partial<TenantSettings> {
  const given = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  ) as Partial<TenantSettings>
  if (given.currency_codes) given.default_currency_code = given.currency_codes[0] ?? null
  const locales = given.locales ?? current.locales
  if (given.default_locale && !locales.includes(given.default_locale)) {
    throw new CityosError(
      'validation_failed',
      `default_locale: "${given.default_locale}" is not among the locales.`,
    )
  }
  if (given.default_locale === undefined && !locales.includes(current.default_locale ?? '')) {
    given.default_locale = locales[0] ?? null
  }
  checkPlacement({ ...current, ...given })
  return differences(current, given)
}

function differences(current: TenantSettings, given: Partial<TenantSettings>): Partial<TenantSettings> {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
  return Object.fromEntries(
    Object.entries(given).filter(([name, value]) => !same(value, current[name as keyof TenantSettings])),
  )
}
