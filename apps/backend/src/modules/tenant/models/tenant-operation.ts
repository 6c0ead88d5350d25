import { model } from '@medusajs/framework/utils'

/** Long work on a whole tenant, and how far it has come. Kept after the tenant is gone, hence no foreign key. */
export const TenantOperation = model
  .define('tenant_operation', {
    id: model.id({ prefix: 'tenop' }).primaryKey(),
    tenant_id: model.text().nullable(),
    kind: model.enum(['export', 'import', 'clone', 'purge', 'upload']),
    status: model.enum(['pending', 'running', 'succeeded', 'failed', 'cancelled']).default('pending'),
    /** Where there is no way back, and where back is the only way: decided once, in the transaction that acts on it. */
    phase: model.enum(['forward', 'final', 'undoing']).default('forward'),
    stage: model.text().nullable(),
    /** Rows done and rows in all; total is 0 until it is known. */
    done: model.number().default(0),
    total: model.number().default(0),
    /** How many processes have taken it up. Each works under its number, so that one which was thought dead and is not finds out. */
    attempt: model.number().default(0),
    /** Where the next process goes on; written with the rows themselves. */
    cursor: model.json().nullable(),
    input: model.json(),
    result: model.json().nullable(),
    error_code: model.text().nullable(),
    error_message: model.text().nullable(),
    requested_by: model.text().nullable(),
    cancel_requested_at: model.dateTime().nullable(),
    cancel_requested_by: model.text().nullable(),
    started_at: model.dateTime().nullable(),
    heartbeat_at: model.dateTime().nullable(),
    finished_at: model.dateTime().nullable(),
  })
  .indexes([
    { name: 'IDX_tenant_operation_tenant_id', on: ['tenant_id', 'status'] },
    {
      name: 'IDX_tenant_operation_running_unique',
      on: ['tenant_id'],
      unique: true,
      where: "deleted_at IS NULL AND status IN ('pending', 'running')",
    },
  ])
