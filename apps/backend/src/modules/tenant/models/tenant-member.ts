import { model } from '@medusajs/framework/utils'

/** What a user may do in the tenant that the row belongs to; in the platform's scope, on the platform. */
export const TenantMember = model
  .define('tenant_member', {
    id: model.id({ prefix: 'tenmem' }).primaryKey(),
    user_id: model.text(),
    roles: model.array(),
    status: model.enum(['active', 'deactivated']).default('active'),
  })
  .indexes([
    { name: 'IDX_tenant_member_user_id_unique', on: ['user_id'], unique: true, where: 'deleted_at IS NULL' },
  ])
