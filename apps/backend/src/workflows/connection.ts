import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'

/** The connection of the tenant in scope: for one query, or for reads that need not see one moment. */
export function connectionOf(container: MedusaContainer): Knex {
  return container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as Knex
}

/** A transaction in the scope of the tenant. */
export function inTransaction<T>(container: MedusaContainer, work: (trx: Knex) => Promise<T>): Promise<T> {
  return connectionOf(container).transaction((trx) => work(trx))
}
