import {
  PLATFORM_TENANT_ID,
  runInTenant,
  type ImportPlan,
  type Sql,
  type SqlConnection,
} from '@cityos/medusa-tenancy'
import type { ImportTarget } from './import-target'

interface Opening {
  target: ImportTarget
  now: Date
  /** Writes down, in the transaction that opens the tenant, that nothing is taken back any more. */
  makeFinal: (transaction: Sql) => Promise<void>
}

/** Gives the tenant back its limits and opens it. */
export async function openRegistry(
  connection: SqlConnection,
  plan: ImportPlan,
  { target, now, makeFinal }: Opening,
): Promise<void> {
  const { tenant = [], tenant_quota: quotas = [] } = await plan.source.registry()
  const provisioned = tenant[0]?.['provisioned_at']
  await runInTenant(PLATFORM_TENANT_ID, () =>
    connection.transaction(async (transaction) => {
      await makeFinal(transaction)
      for (const { maximum, resource } of quotas) {
        await transaction.raw(
          `update tenant_quota set maximum = ?::bigint where tenant_id = ? and resource = ?`,
          [maximum, target.tenantId, resource],
        )
      }
      const opened = (target.mode === 'restore' && provisioned) || now.toISOString()
      await transaction.raw(`update tenant set provisioned_at = ?::timestamptz where id = ?`, [
        opened,
        target.tenantId,
      ])
    }),
  )
}
