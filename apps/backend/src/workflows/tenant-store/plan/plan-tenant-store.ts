import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { CityosError, type CreateTenantStore } from '@cityos/contracts'
import { requireTenantId } from '@cityos/medusa-tenancy'
import { storeCurrencies, storeLocales } from '../../../modules/tenant-store/domain/store-currencies'
import { handleFrom } from '../../../modules/tenant-store/domain/store-handle'
import { tenantModule } from '../../tenant/tenant-module'
import type { TenantStoreRecord } from '../tenant-store-module'
import { chooseLocations } from './choose-locations'
import { chooseProducts } from './choose-products'
import { planSellingRegions, type SellingRegionsPlan } from './plan-selling-regions'
import { requireKnownCurrencies } from '../../tenant/known-codes'
import { requireOwnPictures } from './require-own-pictures'
import { requireRegions } from './require-regions'

export type NewTenantStore = Omit<TenantStoreRecord, 'id' | 'created_at' | 'updated_at'>

/** What creating a store will write. */
export interface TenantStorePlan {
  store: NewTenantStore
  region_ids: string[]
  selling: SellingRegionsPlan
  stock_location_ids: string[]
  product_ids: string[]
}

/** Finds out everything that a new store needs, and refuses it before anything is written. */
export async function planTenantStore(
  container: MedusaContainer,
  input: CreateTenantStore,
): Promise<TenantStorePlan> {
  requireOwnPictures(input.theme)
  const handle = input.handle ?? handleFrom(input.name)
  if (handle.length < 2) {
    throw new CityosError('validation_failed', `handle: choose one; none can be made from "${input.name}".`)
  }
  const regions = await requireRegions(container, await chosenRegionIds(container, input))
  const stock_location_ids = await chooseLocations(container, input.stock_location_ids)
  const selling = await planSellingRegions(container, input.new_regions, input.name, stock_location_ids)
  const regional = [...regions, ...selling.regions].map(({ currency_code }) => currency_code)
  await requireKnownCurrencies(container, 'currency_codes', input.currency_codes ?? [])
  const { name, description, type, status, theme } = input
  return {
    store: {
      tenant_id: requireTenantId(),
      ...{ handle, name, description, type, status, theme },
      ...storeCurrencies({
        codes: input.currency_codes,
        defaultCode: input.default_currency_code,
        regional,
      }),
      ...storeLocales(input.locales ?? (await tenantLocales(container, input)), input.default_locale),
    },
    region_ids: regions.map(({ id }) => id),
    selling,
    stock_location_ids,
    product_ids: await chooseProducts(container, input.products),
  }
}

/** With no region named, a store sells where its tenant sells by default. */
async function chosenRegionIds(container: MedusaContainer, input: CreateTenantStore): Promise<string[]> {
  if (input.region_ids.length || input.new_regions.length) return input.region_ids
  const [settings] = await container.resolve(Modules.STORE).listStores({})
  const [first] = await container.resolve(Modules.REGION).listRegions({}, { take: 1, select: ['id'] })
  const id = settings?.default_region_id ?? first?.id
  if (id) return [id]
  throw new CityosError('validation_failed', 'region_ids: name a region, or describe one in new_regions.')
}

async function tenantLocales(container: MedusaContainer, input: CreateTenantStore): Promise<string[]> {
  if (input.default_locale) return [input.default_locale]
  const [tenant] = await tenantModule(container).listTenants({ id: requireTenantId() })
  return tenant?.locales?.length ? tenant.locales : ['en']
}
