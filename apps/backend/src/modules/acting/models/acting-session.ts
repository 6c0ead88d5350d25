import { model } from '@medusajs/framework/utils'

/** Somebody of the platform's staff who acts inside a tenant. Kept after the tenant is gone, hence no foreign key. */
export const ActingSession = model
  .define('acting_session', {
    id: model.id({ prefix: 'acts' }).primaryKey(),
    tenant_id: model.text(),
    actor_id: model.text(),
    /** As it was when the session opened: the tenant cannot look the platform's users up. */
    actor_email: model.text(),
    reason: model.text(),
    read_only: model.boolean(),
    /** Which browser's sign-in opened it, as a hash; null for a bearer token. */
    sign_in: model.text().nullable(),
    expires_at: model.dateTime(),
    ended_at: model.dateTime().nullable(),
    end_reason: model.enum(['stopped', 'expired', 'membership_ended', 'signed_out']).nullable(),
    ended_by: model.text().nullable(),
  })
  .indexes([
    {
      name: 'IDX_acting_session_open_unique',
      on: ['actor_id', 'tenant_id'],
      unique: true,
      where: 'ended_at IS NULL AND deleted_at IS NULL',
    },
    { name: 'IDX_acting_session_tenant_id', on: ['tenant_id', 'id'] },
  ])
