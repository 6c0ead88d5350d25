import { PLATFORM_TENANT_ID } from '../scope/scope'
import type { Sql } from './sql'

/** The registry and the operations are the platform's; back to the tenant at the end, or at the rollback. */
export async function asPlatform(
  transaction: Sql,
  tenantId: string,
  work: () => Promise<void>,
): Promise<void> {
  await enter(transaction, PLATFORM_TENANT_ID)
  await work()
  await enter(transaction, tenantId)
}

/** A tenant's rows in a transaction of the platform's; back to the platform at the end, or at the rollback. */
export async function asTenant<T>(transaction: Sql, tenantId: string, work: () => Promise<T>): Promise<T> {
  await enter(transaction, tenantId)
  const result = await work()
  await enter(transaction, PLATFORM_TENANT_ID)
  return result
}

async function enter(transaction: Sql, tenantId: string): Promise<void> {
  await transaction.raw("select set_config('app.tenant', ?, true)", [tenantId])
}
