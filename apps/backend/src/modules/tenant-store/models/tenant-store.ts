import { model } from '@medusajs/framework/utils'

/**
 * One of a tenant's stores (brands). Core owns the name `store` for what is the tenant's own settings, so ours is
 * `tenant_store` in code and "Stores" on screen.
 */
export const TenantStore = model
  .define('tenant_store', {
    id: model.id({ prefix: 'tstore' }).primaryKey(),
    /** The column that isolates the row, named here so that a link can follow it to the tenant. */
    tenant_id: model.text(),
    handle: model.text().searchable(),
    name: model.text().searchable(),
    description: model.text().nullable(),
    type: model.enum(['retail', 'marketplace', 'b2b', 'subscription', 'services']).default('retail'),
    status: model.enum(['draft', 'active', 'paused', 'archived']).default('draft'),
    theme: model.json().default({}),
    currency_codes: model.array().default([]),
    default_currency_code: model.text().nullable(),
    locales: model.array().default([]),
    default_locale: model.text().nullable(),
  })
  .indexes([
    { name: 'IDX_tenant_store_handle_unique', on: ['handle'], unique: true, where: 'deleted_at IS NULL' },
  ])
