import { z } from 'zod'
import { Hostname } from './hostname'
import { idSchema, ID_PREFIXES } from './ids'

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

export const TenantStatus = z.enum(['trial', 'active', 'suspended', 'archived'])
export type TenantStatus = z.infer<typeof TenantStatus>

/** ISO 4217, lower case as Medusa stores it. Whether the currency exists is the money package's knowledge. */
export const CurrencyCode = z
  .string()
  .toLowerCase()
  .regex(/^[a-z]{3}$/, 'must be a three-letter ISO 4217 code')

/** ISO 3166-1 alpha-2, lower case as Medusa stores it. */
export const CountryCode = z
  .string()
  .toLowerCase()
  .regex(/^[a-z]{2}$/, 'must be a two-letter ISO 3166-1 code')

/** BCP 47, answered in its canonical case (`en-gb` becomes `en-GB`). */
export const Locale = z.string().transform((value, context) => {
  try {
    const [canonical] = Intl.getCanonicalLocales(value)
    if (canonical) return canonical
  } catch {
    // A RangeError says that the tag is malformed, which is what the issue below says.
  }
  context.addIssue({ code: 'custom', message: 'must be a BCP 47 language tag such as en-GB' })
  return z.NEVER
})

/** The upper bound keeps a hash of a megabyte from being an attack. */
export const Password = z.string().min(10).max(128)

const listedOnce = (values: readonly string[]) => new Set(values).size === values.length

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
  domains: z.array(Hostname).max(50).refine(listedOnce, 'lists a domain twice').optional(),
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
  domains: z.array(z.object({ domain: z.string(), is_primary: z.boolean() })),
  host: z.string().min(1),
  created_at: z.iso.datetime({ offset: true }),
  updated_at: z.iso.datetime({ offset: true }),
})
export type Tenant = z.infer<typeof Tenant>
