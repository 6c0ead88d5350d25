import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { CityosError } from '@cityos/contracts'

/** The stock locations that a new store sells from: the named ones, or all. @throws CityosError `not_found`. */
export async function chooseLocations(container: MedusaContainer, chosen?: string[]): Promise<string[]> {
  const found = await container
    .resolve(Modules.STOCK_LOCATION)
    .listStockLocations(chosen ? { id: chosen } : {}, {
      select: ['id'],
      order: { created_at: 'ASC' },
      take: null as never,
    })
  const missing = (chosen ?? []).filter((id) => !found.some((location) => location.id === id))
  if (missing.length) throw new CityosError('not_found', `There is no stock location ${missing.join(', ')}.`)
  return chosen ?? found.map(({ id }) => id)
}
