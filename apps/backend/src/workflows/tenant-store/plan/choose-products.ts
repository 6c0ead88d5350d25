import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { CityosError, type CreateTenantStore } from '@cityos/contracts'

/** The ids of the products that a new store sells. @throws CityosError `not_found` naming the missing ones. */
export async function chooseProducts(
  container: MedusaContainer,
  chosen: CreateTenantStore['products'],
): Promise<string[]> {
  if (chosen === 'none') return []
  if (chosen === 'all') return allProducts(container)
  const found = await container
    .resolve(Modules.PRODUCT)
    .listProducts({ id: chosen }, { select: ['id'], take: chosen.length })
  const missing = chosen.filter((id) => !found.some((product) => product.id === id))
  if (missing.length) throw new CityosError('not_found', `There is no product ${missing.join(', ')}.`)
  return chosen
}

/** Ids alone, straight from the table: a catalogue of 20,000 products must not become 20,000 objects. */
async function allProducts(container: MedusaContainer): Promise<string[]> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const rows = (await connection('product').select('id').whereNull('deleted_at').orderBy('id')) as {
    id: string
  }[]
  return rows.map(({ id }) => id)
}
