import { model } from '@medusajs/framework/utils'
import { TenantDomain } from './tenant-domain'

/** One customer of the platform. The platform alone sees this table; a tenant may read its own row. */
export const Tenant = model
  .define('tenant', {
    id: model.id({ prefix: 'ten' }).primaryKey(),
    handle: model.text().searchable(),
    name: model.text().searchable(),
    status: model.enum(['trial', 'active', 'suspended', 'archived']).default('trial'),
    status_reason: model.text().nullable(),
    /** The user who changed it; null when the platform's own code did. */
    status_changed_by: model.text().nullable(),
    status_changed_at: model.dateTime().nullable(),
    tier: model.enum(['free', 'starter', 'growth', 'enterprise']).default('free'),
    /** What the platform grants beyond or below the tier: some of the tier's limits, each a number or null. */
    limit_overrides: model.json().nullable(),
    /** Where the geo hierarchy places the tenant. */
    country_code: model.text().nullable(),
    scope_code: model.text().nullable(),
    category_code: model.text().nullable(),
    subcategory_code: model.text().nullable(),
    /** Where Medusa itself has placed it; what the content admin says about its placement does not come in here. */
    initial_placement: model.json().nullable(),
    currency_codes: model.array().default([]),
    default_currency_code: model.text().nullable(),
    locales: model.array().default([]),
    default_locale: model.text().nullable(),
    /** IANA name. */
    time_zone: model.text().default('UTC'),
    /** Null until everything the tenant needs to sell exists; a tenant without it resolves from no host. */
    provisioned_at: model.dateTime().nullable(),
    domains: model.hasMany(() => TenantDomain, { mappedBy: 'tenant' }),
  })
  .indexes([{ name: 'IDX_tenant_handle_unique', on: ['handle'], unique: true, where: 'deleted_at IS NULL' }])
  .cascades({ delete: ['domains'] })
