import { PLATFORM_TENANT_ID } from '../scope/scope'
import type { Sql } from './sql'

/** The registry and the operations are the platform's; back to the tenant at the end, or at the rollback. */
export async function asPlatform(
  transaction: Sql,
  tenantId: string,
  work: () => Promise<void>,
): Promise<void> {
  await transaction.raw("select set_config('app.tenant', ?, true)", [PLATFORM_TENANT_ID])
  await work()
  await transaction.raw("select set_config('app.tenant', ?, true)", [tenantId])
}
