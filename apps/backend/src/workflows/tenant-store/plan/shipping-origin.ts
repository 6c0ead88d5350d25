import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { CityosError } from '@cityos/contracts'

/** Where a tenant ships from. */
export interface ShippingOrigin {
  fulfillment_set_id: string
  fulfillment_provider_id: string
  shipping_profile_ids: string[]
  /** Names of the zones that exist: a zone's name is unique in the tenant. */
  zone_names: string[]
}

interface Location {
  id: string
  fulfillment_providers?: { id: string }[]
  fulfillment_sets?: { id: string; type: string }[]
}

const setOf = (location: Location) => location.fulfillment_sets?.find(({ type }) => type === 'shipping')
const providerOf = (location: Location) => location.fulfillment_providers?.[0]

/**
 * The tenant's default location, or the first that ships, of those that are named.
 * @throws CityosError `validation_failed` when none can ship.
 */
export async function shippingOrigin(container: MedusaContainer, among?: string[]): Promise<ShippingOrigin> {
  const [store] = await container.resolve(Modules.STORE).listStores({})
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: 'stock_location',
    fields: ['id', 'fulfillment_providers.id', 'fulfillment_sets.id', 'fulfillment_sets.type'],
    ...(among ? { filters: { id: among } } : {}),
    pagination: { order: { created_at: 'ASC' } },
  })
  const able = (data as unknown as Location[]).filter((location) => setOf(location) && providerOf(location))
  const location = able.find(({ id }) => id === store?.default_location_id) ?? able[0]
  const set = location && setOf(location)
  const provider = location && providerOf(location)
  const fulfillment = container.resolve(Modules.FULFILLMENT)
  const profiles = await fulfillment.listShippingProfiles({}, { select: ['id'] })
  if (!location || !set || !provider || !profiles.length) {
    throw new CityosError(
      'validation_failed',
      'A store ships from a stock location with shipping, a provider and a shipping profile; set one up under Settings, Locations & shipping.',
    )
  }
  const zones = await fulfillment.listServiceZones({}, { select: ['name'] })
  return {
    fulfillment_set_id: set.id,
    fulfillment_provider_id: provider.id,
    shipping_profile_ids: profiles.map(({ id }) => id),
    zone_names: zones.map(({ name }) => name),
  }
}
