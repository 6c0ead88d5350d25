import type { CreateTenantStoreInput, Tenant, TenantStoreOptions } from '@cityos/contracts'
import { handleFrom } from '../../lib/handle-from'
import { toMinorUnits } from '../../lib/minor-units'
import type { Look } from '../theme'
import { handleOf } from './names'

export type Preset = NonNullable<NonNullable<CreateTenantStoreInput['theme']>['preset']>

/** What the wizard has been told so far. */
export interface Answers {
  name: string
  handle: string
  type: NonNullable<CreateTenantStoreInput['type']>
  regionIds: string[]
  /** A region that is made with the store; empty countries mean none. */
  countries: string[]
  currency: string
  shipping: string
  products: 'all' | 'none'
  preset: Preset
  colours: Partial<Look['colors']>
  subdomain: string
  /** The subdomain follows the name until somebody has written one. */
  subdomainTouched: boolean
  ownDomain: string
}

export type Change = (change: Partial<Answers>) => void

export interface StepProps {
  answers: Answers
  change: Change
  options: TenantStoreOptions
  errors: Readonly<Record<string, string>>
}

/** Answers that make a store when nobody changes any of them. */
export function firstAnswers(tenant: Tenant, options: TenantStoreOptions, name: string): Answers {
  const home = options.countries.find(({ code, region }) => code === tenant.country_code && !region)
  return {
    name,
    handle: '',
    type: 'retail',
    regionIds: options.regions.map(({ id }) => id),
    countries: options.regions.length || !home ? [] : [home.code],
    currency: tenant.default_currency_code ?? options.regions[0]?.currency_code ?? 'usd',
    shipping: '',
    products: 'all',
    preset: 'classic',
    colours: {},
    subdomain: subdomainFor(name, tenant),
    subdomainTouched: false,
    ownDomain: '',
  }
}

/** All tenants share the names below the platform's domain: the tenant's own handle keeps them apart. */
export function subdomainFor(name: string, tenant: Tenant): string {
  const handle = handleFrom(name)
  if (!handle) return ''
  return (handle.includes(tenant.handle) ? handle : `${handle}-${tenant.handle}`)
    .slice(0, 63)
    .replace(/-+$/, '')
}

export function lookFor({ preset, colours }: Answers, options: TenantStoreOptions): Look {
  const values = options.theme_presets[preset] as Look
  return { ...values, colors: { ...values.colors, ...colours } }
}

export function toStoreInput(
  answers: Answers,
  { currencies }: TenantStoreOptions,
): CreateTenantStoreInput & { handle: string } {
  const { name, type, regionIds, countries, currency, shipping, products, preset, colours } = answers
  const exponent = currencies.find(({ code }) => code === currency)?.exponent ?? 2
  const cost = shipping.trim() === '' ? 0 : toMinorUnits(shipping, exponent)
  return {
    name,
    type,
    products,
    handle: handleOf(answers),
    theme: { preset, colors: colours },
    region_ids: regionIds,
    new_regions: countries.length
      ? // What is no amount is sent as it is: the server says so, and the step shows it.
        [{ country_codes: countries, currency_code: currency, shipping_amount_minor: cost ?? Number.NaN }]
      : [],
  }
}
