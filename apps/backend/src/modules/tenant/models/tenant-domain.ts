import { model } from '@medusajs/framework/utils'
import { Tenant } from './tenant'

/**
 * A host name of a tenant. A subdomain is kept as its label below the platform's domain; a custom domain in its
 * one stored spelling (lower case, punycode). Only verified ones resolve, and only they are unique: a claim that
 * nobody has proved does not keep the owner of a domain from proving theirs.
 */
export const TenantDomain = model
  .define('tenant_domain', {
    id: model.id({ prefix: 'tendom' }).primaryKey(),
    kind: model.enum(['subdomain', 'custom']).default('custom'),
    domain: model.text(),
    is_primary: model.boolean().default(false),
    status: model.enum(['pending', 'verified', 'failed']).default('pending'),
    verification_token: model.text().nullable(),
    verified_at: model.dateTime().nullable(),
    last_checked_at: model.dateTime().nullable(),
    last_error: model.text().nullable(),
    /** The store that is reached here; null when the domain belongs to the tenant as a whole. */
    store_id: model.text().nullable(),
    tenant: model.belongsTo(() => Tenant, { mappedBy: 'domains' }),
  })
  .indexes([
    {
      name: 'IDX_tenant_domain_verified_unique',
      on: ['kind', 'domain'],
      unique: true,
      where: "deleted_at IS NULL AND status = 'verified'",
    },
    {
      name: 'IDX_tenant_domain_claim_unique',
      on: ['tenant_id', 'kind', 'domain'],
      unique: true,
      where: 'deleted_at IS NULL',
    },
  ])
