import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { Sql } from '@cityos/bridge'
import { CityosError } from '@cityos/contracts'
import { PLATFORM_TENANT_ID, runInTenant } from '@cityos/medusa-tenancy'
import { findEndpoint, type TenantEndpoint } from '@cityos/bridge'

/**
 * A transaction on the tables of the bridge over the connection of the request, so that its changes are in the audit
 * trail under the name of whoever asked.
 */
export function inEndpointTables<T>(container: MedusaContainer, work: (tx: Sql) => Promise<T>): Promise<T> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as Knex
  return runInTenant(PLATFORM_TENANT_ID, () => connection.transaction((trx) => work(sqlOn(trx))))
}

/** @throws CityosError `not_found`, also for another tenant's. The row stays as it is until the transaction ends. */
export async function lockEndpoint(tx: Sql, tenantId: string, id: string): Promise<TenantEndpoint> {
  const found = await findEndpoint(tx, tenantId, id, { lock: true })
  if (!found) throw new CityosError('not_found', `There is no webhook endpoint ${id}.`)
  return found
}

/** Knex counts no values by `$1`; the space keeps `:p1` apart from a cast behind it. */
function sqlOn(trx: Knex): Sql {
  return {
    query: async <Row>(text: string, values: readonly unknown[] = []) => {
      const named = Object.fromEntries(values.map((value, index) => [`p${index + 1}`, value ?? null]))
      const { rows } = await trx.raw<{ rows: Row[] }>(text.replaceAll(/\$(\d+)/g, ':p$1 '), named as never)
      return rows
    },
  }
}
