import { z } from 'zod'
import { Hostname } from './hostname'
import { idSchema, ID_PREFIXES } from './ids'
import { TenantDomainKind, TenantDomainStatus, TenantHandle } from './tenant'

/** A name below the platform's own domain; the same rules as for handles, which are such names. */
export const SubdomainLabel = z.string().trim().toLowerCase().pipe(TenantHandle)

/** The most domains a tenant may hold or claim, its handle's own subdomain aside. */
export const MAX_TENANT_DOMAINS = 50

const storeId = idSchema(ID_PREFIXES.tenant_store).nullable()

/** A subdomain is given at once; a custom domain is a claim until DNS proves it. */
export const AddTenantDomain = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('custom'), domain: Hostname, store_id: storeId.optional() }),
  z.strictObject({ kind: z.literal('subdomain'), domain: SubdomainLabel, store_id: storeId.optional() }),
])
export type AddTenantDomain = z.output<typeof AddTenantDomain>

/** Null: the domain belongs to the tenant as a whole. */
export const UpdateTenantDomain = z.strictObject({ store_id: storeId })
export type UpdateTenantDomain = z.infer<typeof UpdateTenantDomain>

/** `vouch`: the platform's operator answers for the domain, and DNS is not asked. */
export const VouchForTenantDomain = z.strictObject({ vouch: z.literal(true).optional() })
export type VouchForTenantDomain = z.infer<typeof VouchForTenantDomain>

const dateTime = z.iso.datetime({ offset: true })

/** `domain` is the label of a subdomain or a whole custom host; `host` is what a browser asks for. */
export const TenantDomain = z.object({
  id: idSchema(ID_PREFIXES.tenant_domain),
  kind: TenantDomainKind,
  domain: z.string(),
  host: z.string(),
  status: TenantDomainStatus,
  is_primary: z.boolean(),
  store_id: z.string().nullable(),
  /** The DNS record that proves a custom domain; null when nothing has to be proved. */
  verification: z.object({ type: z.literal('TXT'), name: z.string(), value: z.string() }).nullable(),
  verified_at: dateTime.nullable(),
  last_checked_at: dateTime.nullable(),
  /** What the last look at DNS missed, in a sentence. */
  last_error: z.string().nullable(),
  created_at: dateTime,
  updated_at: dateTime,
})
export type TenantDomain = z.infer<typeof TenantDomain>
