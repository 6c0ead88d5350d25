import { PostgresDatabase, type PostgresDatabaseOptions, type Transaction } from '@cityos/postgres'
import { PLATFORM_TENANT_ID } from '../scope/scope'

/** Its `url` is the restricted role's connection. */
export type PlatformDatabaseOptions = Omit<PostgresDatabaseOptions, 'begin'>

/**
 * Transactions in the platform's scope over a few connections of their own: for work that goes on beside requests,
 * and that no burst of requests may keep waiting.
 */
export class PlatformDatabase extends PostgresDatabase {
  constructor({ name = 'medusa-tenancy platform', ...options }: PlatformDatabaseOptions) {
    super({ ...options, name, begin: `begin; set local app.tenant = '${PLATFORM_TENANT_ID}'` })
  }
}

/** A tenant's scope within a transaction of the platform's; back to the platform at the end, or at the rollback. */
export async function withinTenant<T>(
  transaction: Transaction,
  tenantId: string,
  work: () => Promise<T>,
): Promise<T> {
  await enter(transaction, tenantId)
  const result = await work()
  await enter(transaction, PLATFORM_TENANT_ID)
  return result
}

async function enter(transaction: Transaction, tenantId: string): Promise<void> {
  await transaction.query("select set_config('app.tenant', $1, true)", [tenantId])
}
