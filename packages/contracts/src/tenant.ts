import { z } from 'zod'
import { CountryCode, CurrencyCode, Locale, PlacementCode, TimeZone } from './codes'
import { Hostname } from './hostname'
import { idSchema, ID_PREFIXES } from './ids'
import { ResourceUsage, TenantTier, TierLimits } from './limits'
import { pageQuery } from './paging'
import { StoreTheme } from './store-theme'
import { TenantStoreHandle, TenantStoreType } from './store-type'

/** Names that the platform uses itself, or that people would take for the platform. */
export const RESERVED_HANDLES: readonly string[] = (
  'account accounts admin api app apps assets auth autoconfig autodiscover billing blog cdn cityos cms console ' +
  'dashboard dev developer developers docs email files ftp graphql health help id imap internal localhost login ' +
  'mail media metrics mx ns ns1 ns2 oauth orchestrator payload platform pop postmaster public root security shop ' +
  'smtp sso staging static status store stores support system tenant tenants test vendor vendors webhook webhooks ' +
  'webmail www www1 www2'
).split(' ')

/** The tenant's name in host names (`<handle>.<platform host>`), so it must be a DNS label. It never changes. */
export const TenantHandle = z
  .string()
  .min(2)
  .max(63)
  .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, 'may hold lower-case letters, digits and inner hyphens only')
  // RFC 5890 keeps "--" in the third and fourth place for encodings such as punycode's xn--.
  .refine((handle) => handle.slice(2, 4) !== '--', 'may not have "--" as its third and fourth character')
  .refine((handle) => !RESERVED_HANDLES.includes(handle), 'is reserved')

export const TenantDomainKind = z.enum(['subdomain', 'custom'])
export const TenantDomainStatus = z.enum(['pending', 'verified', 'failed'])

export const TenantStatus = z.enum(['trial', 'active', 'suspended', 'archived'])
export type TenantStatus = z.infer<typeof TenantStatus>

/** The upper bound keeps a hash of a megabyte from being an attack. */
export const Password = z.string().min(10, 'must have at least 10 characters').max(128)

const listedOnce = (values: readonly string[]) => new Set(values).size === values.length

/** The store that a tenant starts with. What it leaves out comes from the tenant. */
export const FirstStore = z.strictObject({
  name: z.string().trim().min(1).max(200).optional(),
  handle: TenantStoreHandle.optional(),
  type: TenantStoreType.default('retail'),
  theme: StoreTheme.prefault({}),
})

export const CreateTenant = z.strictObject({
  handle: TenantHandle,
  name: z.string().trim().min(1).max(200),
  currency_code: CurrencyCode.default('usd'),
  country_codes: z
    .array(CountryCode)
    .min(1)
    .max(250)
    .refine(listedOnce, 'lists a country twice')
    .default(['us']),
  locale: Locale.optional(),
  time_zone: TimeZone.default('UTC'),
  scope_code: PlacementCode.optional(),
  category_code: PlacementCode.optional(),
  subcategory_code: PlacementCode.optional(),
  tier: TenantTier.default('free'),
  domains: z.array(Hostname).max(50).refine(listedOnce, 'lists a domain twice').optional(),
  store: FirstStore.optional(),
  admin: z.strictObject({ email: z.email().max(254), password: Password }),
})
/** What a caller may send: defaults left out. */
export type CreateTenantInput = z.input<typeof CreateTenant>
/** What a parsed request holds: defaults filled in, names normalised. */
export type CreateTenant = z.output<typeof CreateTenant>

/** The answer of the platform's tenant routes. `host` is where the tenant is reached under the platform's own domain. */
export const Tenant = z.object({
  id: idSchema(ID_PREFIXES.tenant),
  handle: z.string(),
  name: z.string(),
  status: TenantStatus,
  status_reason: z.string().nullable(),
  status_changed_by: z.string().nullable(),
  status_changed_at: z.iso.datetime({ offset: true }).nullable(),
  tier: TenantTier,
  limit_overrides: z.record(z.string(), z.number().nullable()).nullable(),
  /** The limits in force: the tier's with the overrides in place of them. */
  limits: TierLimits,
  country_code: z.string().nullable(),
  scope_code: z.string().nullable(),
  category_code: z.string().nullable(),
  subcategory_code: z.string().nullable(),
  /** Where the placement is changed, when it is not here: the content admin owns it as long as the bridge is on. */
  placement_editor_url: z.string().nullable(),
  /** The first one is the default. */
  currency_codes: z.array(z.string()),
  default_currency_code: z.string().nullable(),
  locales: z.array(z.string()),
  default_locale: z.string().nullable(),
  time_zone: z.string(),
  domains: z.array(
    z.object({
      id: idSchema(ID_PREFIXES.tenant_domain),
      kind: TenantDomainKind,
      /** A subdomain's label, or the whole custom host. */
      domain: z.string(),
      host: z.string(),
      status: TenantDomainStatus,
      is_primary: z.boolean(),
    }),
  ),
  host: z.string().min(1),
  created_at: z.iso.datetime({ offset: true }),
  updated_at: z.iso.datetime({ offset: true }),
})
export type Tenant = z.infer<typeof Tenant>

/** A tenant in the platform's list. */
export const ListedTenant = Tenant.extend({
  /** There when the list was asked to include it. */
  usage: z.array(ResourceUsage).optional(),
})
export type ListedTenant = z.infer<typeof ListedTenant>

/** What the platform may look for in its list of tenants, beside the page. */
export const ListTenants = pageQuery(['created_at', 'name', 'handle']).extend({
  status: TenantStatus.optional(),
  tier: TenantTier.optional(),
  country_code: CountryCode.optional(),
  /** `usage`: how much of its limits each tenant has used, for a list that shows it. */
  include: z.literal('usage').optional(),
})
export type ListTenants = z.infer<typeof ListTenants>
