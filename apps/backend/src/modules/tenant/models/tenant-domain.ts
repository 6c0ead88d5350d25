import { model } from '@medusajs/framework/utils'
import { Tenant } from './tenant'

/** A custom domain of a tenant, in its one stored spelling (lower case, punycode). */
export const TenantDomain = model
  .define('tenant_domain', {
    id: model.id({ prefix: 'tendom' }).primaryKey(),
    domain: model.text(),
    is_primary: model.boolean().default(false),
    tenant: model.belongsTo(() => Tenant, { mappedBy: 'domains' }),
  })
  .indexes([
    { name: 'IDX_tenant_domain_domain_unique', on: ['domain'], unique: true, where: 'deleted_at IS NULL' },
  ])
