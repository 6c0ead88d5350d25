import { isDeepStrictEqual } from 'node:util'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { systemClock } from '@cityos/calendar'
import { CityosError } from '@cityos/contracts'
import { PLATFORM_TENANT_ID, runInTenant } from '@cityos/medusa-tenancy'
import { writeQuotas } from './write-quotas'
import type { TenantRecord } from './tenant-module'

/** Old and new values of the columns that a change has touched: what undoing it needs. */
export interface TenantChange {
  tenantId: string
  before: Partial<TenantRecord>
  after: Partial<TenantRecord>
}

/**
 * Changes a tenant's row while nobody else can: `decide` sees the row as it is and answers the new values, so
 * that of two changes at once the second one sees the first. Limits take their quotas along.
 * @throws CityosError `not_found`, and whatever `decide` throws, with nothing changed.
 */
export async function changeTenant(
  container: MedusaContainer,
  tenantId: string,
  decide: (tenant: TenantRecord) => Partial<TenantRecord>,
): Promise<TenantChange> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  return runInTenant(PLATFORM_TENANT_ID, () =>
    connection.transaction(async (transaction) => {
      const [tenant] = (await transaction('tenant')
        .where({ id: tenantId, deleted_at: null })
        .whereNotNull('provisioned_at')
        .forUpdate()) as TenantRecord[]
      if (!tenant) throw new CityosError('not_found', `There is no tenant ${tenantId}.`)
      const after = decide(tenant)
      const columns = Object.keys(after) as (keyof TenantRecord)[]
      if (!columns.length) return { tenantId, before: {}, after }
      await transaction('tenant')
        .where({ id: tenantId })
        .update({ ...toColumns(after), updated_at: systemClock.now() })
      if ('tier' in after || 'limit_overrides' in after) {
        await writeQuotas(transaction, tenantId, { ...tenant, ...after })
      }
      const before = Object.fromEntries(columns.map((column) => [column, tenant[column]]))
      return { tenantId, before, after }
    }),
  )
}

/** Gives back their old values to the columns that still hold what the change wrote. */
export async function undoTenantChange(container: MedusaContainer, change: TenantChange): Promise<void> {
  await changeTenant(container, change.tenantId, (tenant) => {
    const mine = Object.entries(change.before).filter(([column]) => {
      const name = column as keyof TenantRecord
      return isSame(tenant[name], change.after[name])
    })
    return Object.fromEntries(mine)
  })
}

/** Equal as JSON: dates have become text on their way through the workflow, and jsonb orders keys anew. */
function isSame(a: unknown, b: unknown): boolean {
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null))
  return isDeepStrictEqual(plain(a), plain(b))
}

const JSON_COLUMNS = ['limit_overrides', 'initial_placement'] as const

/** A JSON column takes text: knex would write an object's array as an array of PostgreSQL. */
function toColumns(change: Partial<TenantRecord>): Record<string, unknown> {
  const columns: Record<string, unknown> = { ...change }
  for (const name of JSON_COLUMNS) if (columns[name]) columns[name] = JSON.stringify(columns[name])
  return columns
}
