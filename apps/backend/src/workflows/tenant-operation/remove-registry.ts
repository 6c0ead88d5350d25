import type { MedusaContainer } from '@medusajs/framework/types'
import {
  forgetResolvedTenants,
  PLATFORM_TENANT_ID,
  readRegistryTables,
  runInTenant,
  type Sql,
} from '@cityos/medusa-tenancy'
import { classification } from '../../tenancy-classification'
import { sqlOf } from './platform-sql'

/**
 * Removes what the platform keeps about a tenant, its entry last; its handle and domains are free then. Safe to repeat.
 * `keepTurn` runs first in each transaction; what it throws keeps anything from being removed.
 */
export async function removeRegistry(
  container: MedusaContainer,
  tenantId: string,
  keepTurn: (transaction: Sql) => Promise<void>,
): Promise<void> {
  const connection = sqlOf(container)
  await runInTenant(PLATFORM_TENANT_ID, async () => {
    const remove = () =>
      connection.transaction(async (transaction) => {
        await keepTurn(transaction)
        await removeRegistryRows(transaction, tenantId)
      })
    await remove()
    // What triggers wrote down at that commit.
    await remove()
  })
  forgetResolvedTenants()
}

/** Runs in the platform's scope. */
export async function removeRegistryRows(transaction: Sql, tenantId: string): Promise<void> {
  const tables = await readRegistryTables(transaction, classification)
  const last = ({ name }: { name: string }) => (name === 'tenant' ? 1 : 0)
  for (const { name, column } of tables.sort((a, b) => last(a) - last(b))) {
    await transaction.raw(`delete from "${name}" where "${column}" = ?`, [tenantId])
  }
}
