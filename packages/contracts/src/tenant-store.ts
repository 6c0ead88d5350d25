import { z } from 'zod'
import { Hostname } from './hostname'
import { idSchema, ID_PREFIXES } from './ids'
import { PageInfo, pageQuery } from './paging'
import { StoreTheme } from './store-theme'
import { CountryCode, CurrencyCode, Locale } from './codes'
import { SubdomainLabel } from './tenant-domain'
import { TenantStoreHandle, TenantStoreStatus, TenantStoreType } from './store-type'

const listedOnce = (values: readonly string[]) => new Set(values).size === values.length
const list = <T extends z.ZodType<string>>(item: T, max: number) =>
  z.array(item).max(max).refine(listedOnce, 'lists a value twice')

/** Another module's id: whether it exists, and in this tenant, the database knows. */
const ForeignId = z.string().min(1).max(100)
const Name = z.string().trim().min(1).max(200)
const Description = z.string().trim().max(2_000).nullable()
const CurrencyCodes = list(CurrencyCode, 50).min(1)
const Locales = list(Locale, 50).min(1)

/** A region that is made for the store, with taxes and a first way of shipping into it. */
export const NewStoreRegion = z.strictObject({
  name: z.string().trim().min(1).max(100).optional(),
  currency_code: CurrencyCode,
  country_codes: list(CountryCode, 250).min(1),
  /** What shipping costs, in minor units of the currency; 0 ships for free. */
  shipping_amount_minor: z
    .number('must be a whole number of minor units, such as 490 for 4.90')
    .int()
    .min(0)
    .max(1_000_000_000)
    .default(0),
})
export type NewStoreRegion = z.output<typeof NewStoreRegion>

export const CreateTenantStore = z.strictObject({
  name: Name,
  /** Made from the name when it is left out. */
  handle: TenantStoreHandle.optional(),
  description: Description.default(null),
  type: TenantStoreType.default('retail'),
  /** A draft is set up, and sells from the day it is activated. */
  status: z.enum(['draft', 'active']).default('active'),
  theme: StoreTheme.prefault({}),
  locales: Locales.optional(),
  default_locale: Locale.optional(),
  /** Those of the regions when left out. */
  currency_codes: CurrencyCodes.optional(),
  default_currency_code: CurrencyCode.optional(),
  /** Regions of the tenant that the store sells to. With no region at all, the tenant's default region. */
  region_ids: list(ForeignId, 100).default([]),
  new_regions: z.array(NewStoreRegion).max(20).default([]),
  /** Stock locations of the tenant that the store sells from; all of them when left out. */
  stock_location_ids: list(ForeignId, 100).min(1).optional(),
  /** Which of the tenant's products the store sells from the start. */
  products: z.union([z.enum(['all', 'none']), list(ForeignId, 1_000)]).default('all'),
  /** Where the store is reached: a subdomain is given at once, a custom domain is a claim until DNS proves it. */
  domain: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('custom'), domain: Hostname }),
      z.strictObject({ kind: z.literal('subdomain'), domain: SubdomainLabel }),
    ])
    .optional(),
})
export type CreateTenantStoreInput = z.input<typeof CreateTenantStore>
export type CreateTenantStore = z.output<typeof CreateTenantStore>

export const UpdateTenantStore = z
  .strictObject({
    name: Name,
    description: Description,
    type: TenantStoreType,
    theme: StoreTheme,
    locales: Locales,
    default_locale: Locale,
    currency_codes: CurrencyCodes,
    default_currency_code: CurrencyCode,
    add_region_ids: list(ForeignId, 100),
    remove_region_ids: list(ForeignId, 100),
    new_regions: z.array(NewStoreRegion).max(20),
  })
  .partial()
  .refine((body) => Object.keys(body).length > 0, 'changes nothing')
export type UpdateTenantStoreInput = z.input<typeof UpdateTenantStore>
export type UpdateTenantStore = z.output<typeof UpdateTenantStore>

export const ListTenantStores = pageQuery(['created_at', 'name', 'handle']).extend({
  status: TenantStoreStatus.optional(),
  type: TenantStoreType.optional(),
})
export type ListTenantStores = z.output<typeof ListTenantStores>

/** Where a store is reached. */
export const TenantStoreDomain = z.object({
  id: idSchema(ID_PREFIXES.tenant_domain),
  kind: z.enum(['subdomain', 'custom']),
  host: z.string(),
  status: z.enum(['pending', 'verified', 'failed']),
  is_primary: z.boolean(),
})
export type TenantStoreDomain = z.infer<typeof TenantStoreDomain>

/** A store as the lists of the admin answer it. */
export const TenantStore = z.object({
  id: idSchema(ID_PREFIXES.tenant_store),
  handle: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  type: TenantStoreType,
  status: TenantStoreStatus,
  theme: z.record(z.string(), z.unknown()),
  locales: z.array(z.string()),
  default_locale: z.string().nullable(),
  currency_codes: z.array(z.string()),
  default_currency_code: z.string().nullable(),
  domains: z.array(TenantStoreDomain),
  created_at: z.iso.datetime({ offset: true }),
  updated_at: z.iso.datetime({ offset: true }),
})
export type TenantStore = z.infer<typeof TenantStore>

export const TenantStoreRegion = z.object({
  id: z.string(),
  name: z.string(),
  currency_code: z.string(),
  country_codes: z.array(z.string()),
})
export type TenantStoreRegion = z.infer<typeof TenantStoreRegion>

/** One store with all that it sells through. */
export const TenantStoreDetail = TenantStore.extend({
  regions: z.array(TenantStoreRegion),
  sales_channel: z.object({ id: z.string(), name: z.string(), is_disabled: z.boolean() }).nullable(),
  publishable_key: z.object({ id: z.string(), token: z.string(), revoked: z.boolean() }).nullable(),
  counts: z.object({
    /** In its channel, whatever their state. */
    products: z.number().int(),
    /** Those that a shopper can be told a price of: published, and priced in a currency of the store's regions. */
    priced: z.number().int(),
    orders: z.number().int(),
  }),
})
export type TenantStoreDetail = z.infer<typeof TenantStoreDetail>

export const TenantStoreList = PageInfo.extend({ tenant_stores: z.array(TenantStore) })
export type TenantStoreList = z.infer<typeof TenantStoreList>

/** What a new store can be given. */
export const TenantStoreOptions = z.object({
  types: z.array(TenantStoreType),
  regions: z.array(TenantStoreRegion),
  /** Where the tenant keeps its stock. */
  stock_locations: z.array(z.object({ id: z.string(), name: z.string() })),
  countries: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      /** The region that has the country; null for a country that a new region may take. */
      region: z.object({ id: z.string(), name: z.string() }).nullable(),
    }),
  ),
  currencies: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      symbol: z.string(),
      /** How many digits a minor unit stands behind the point: ISO 4217's, which no browser's table replaces. */
      exponent: z.number().int(),
    }),
  ),
  locales: z.array(z.string()),
  /** What each preset decides where a theme says nothing itself. */
  theme_presets: z.record(
    z.string(),
    z.object({
      colors: z.record(z.string(), z.string()),
      fonts: z.object({ heading: z.string(), body: z.string() }),
      corner_radius_px: z.number().int(),
    }),
  ),
  theme_fonts: z.array(z.string()),
})
export type TenantStoreOptions = z.infer<typeof TenantStoreOptions>

/** What a storefront learns about its store. */
export const StorefrontStore = z.object({
  name: z.string(),
  handle: z.string(),
  description: z.string().nullable(),
  type: TenantStoreType,
  theme: z.record(z.string(), z.unknown()),
  locales: z.array(z.string()),
  default_locale: z.string().nullable(),
  currency_codes: z.array(z.string()),
  default_currency_code: z.string().nullable(),
  regions: z.array(TenantStoreRegion),
  primary_domain: z.string().nullable(),
})
export type StorefrontStore = z.infer<typeof StorefrontStore>

/** What other parts of the system may listen to. Each carries the store's id. */
export const TENANT_STORE_EVENTS = {
  created: 'tenant_store.created',
  updated: 'tenant_store.updated',
  activated: 'tenant_store.activated',
  paused: 'tenant_store.paused',
  resumed: 'tenant_store.resumed',
  archived: 'tenant_store.archived',
  deleted: 'tenant_store.deleted',
} as const
