import { model } from '@medusajs/framework/utils'
import { TenantDomain } from './tenant-domain'

/** One customer of the platform. The platform alone sees this table; a tenant may read its own row. */
export const Tenant = model
  .define('tenant', {
    id: model.id({ prefix: 'ten' }).primaryKey(),
    handle: model.text(),
    name: model.text().searchable(),
    status: model.enum(['trial', 'active', 'suspended', 'archived']).default('trial'),
    /** Null until everything the tenant needs to sell exists; a tenant without it resolves from no host. */
    provisioned_at: model.dateTime().nullable(),
    domains: model.hasMany(() => TenantDomain, { mappedBy: 'tenant' }),
  })
  .indexes([{ name: 'IDX_tenant_handle_unique', on: ['handle'], unique: true, where: 'deleted_at IS NULL' }])
  .cascades({ delete: ['domains'] })
