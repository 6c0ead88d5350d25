import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { CityosError } from '@cityos/contracts'
import type { VendorRecord } from './vendor-module'

export type VendorTransaction = Knex.Transaction

/** One transaction in the scope of the tenant: its rows are written together, or none of them. */
export function inVendorTransaction<T>(
  container: MedusaContainer,
  work: (trx: VendorTransaction) => Promise<T>,
): Promise<T> {
  return (container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as Knex).transaction(work)
}

/** The vendor, which nobody else changes until the transaction ends. @throws CityosError `not_found`. */
export async function lockVendor(trx: VendorTransaction, id: string): Promise<VendorRecord> {
  const vendor = await trx<VendorRecord>('vendor')
    .where({ id })
    .whereNull('deleted_at' as never)
    .forUpdate()
    .first()
  if (!vendor) throw new CityosError('not_found', `There is no vendor ${id}.`)
  return vendor as VendorRecord
}
