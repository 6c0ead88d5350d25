import type { MedusaContainer } from '@medusajs/framework/types'
import {
  forgetResolvedTenants,
  PLATFORM_TENANT_ID,
  readRegistryTables,
  runInTenant,
} from '@cityos/medusa-tenancy'
import classification from '../../../tenancy.classification.json'
import { sqlOf } from './platform-sql'

/** Removes what the platform keeps about a tenant, its entry last; its handle and domains are free then. Safe to repeat. */
export async function removeRegistry(container: MedusaContainer, tenantId: string): Promise<void> {
  const connection = sqlOf(container)
  await runInTenant(PLATFORM_TENANT_ID, async () => {
    const tables = await readRegistryTables(connection, classification)
    const last = ({ name }: { name: string }) => (name === 'tenant' ? 1 : 0)
    tables.sort((a, b) => last(a) - last(b))
    const remove = () =>
      connection.transaction(async (transaction) => {
        for (const { name, column } of tables) {
          await transaction.raw(`delete from "${name}" where "${column}" = ?`, [tenantId])
        }
      })
    await remove()
    // What triggers wrote down at that commit.
    await remove()
  })
  forgetResolvedTenants()
}
