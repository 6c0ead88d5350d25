import type { MedusaContainer } from '@medusajs/framework/types'
import { CityosError, type TenantStoreRegion, type UpdateTenantStore } from '@cityos/contracts'
import { storeCurrencies, storeLocales } from '../../../modules/tenant-store/domain/store-currencies'
import { storeCommerce } from '../store-commerce'
import { requireTenantStore, type TenantStoreRecord } from '../tenant-store-module'
import { planSellingRegions, type SellingRegionsPlan } from './plan-selling-regions'
import { requireKnownCurrencies } from '../../tenant/known-codes'
import { requireOwnPictures } from './require-own-pictures'
import { requireRegions } from './require-regions'

type Change = Partial<
  Pick<
    TenantStoreRecord,
    | 'name'
    | 'description'
    | 'type'
    | 'theme'
    | 'locales'
    | 'default_locale'
    | 'currency_codes'
    | 'default_currency_code'
  >
>

export interface StoreUpdatePlan {
  change: Change & { id: string }
  add_region_ids: string[]
  remove_region_ids: string[]
  selling: SellingRegionsPlan | null
}

/** Finds out what an update changes, and refuses it before anything is written. */
export async function planStoreUpdate(
  container: MedusaContainer,
  id: string,
  input: UpdateTenantStore,
): Promise<StoreUpdatePlan> {
  const store = await requireTenantStore(container, id)
  if (store.status === 'archived') {
    throw new CityosError(
      'illegal_transition',
      `The store ${id} is archived and cannot become anything else.`,
    )
  }
  if (input.type && input.type !== store.type && store.status !== 'draft') {
    throw new CityosError(
      'illegal_transition',
      `The store ${id} is ${store.status}; its type can change from ${store.type} to ${input.type} only while it is a draft.`,
    )
  }
  if (input.theme) requireOwnPictures(input.theme)
  const { regions: now } = await storeCommerce(container, id)
  requireApart(input)
  const added = await requireRegions(container, input.add_region_ids ?? [])
  const removed = requireSoldTo(now, input.remove_region_ids ?? [])
  const selling = input.new_regions?.length
    ? await planSellingRegions(container, input.new_regions, input.name ?? store.name)
    : null
  const kept = now.filter((region) => !removed.includes(region.id))
  const regional = [...kept, ...added, ...(selling?.regions ?? [])].map((region) => region.currency_code)
  if (!regional.length) {
    throw new CityosError('validation_failed', 'remove_region_ids: a store sells to one region at least.')
  }
  await requireKnownCurrencies(container, 'currency_codes', input.currency_codes ?? [])
  const gone = now.filter((region) => removed.includes(region.id)).map((region) => region.currency_code)
  return {
    change: {
      id,
      ...plainChange(input),
      ...locales(store, input),
      ...currencies(store, input, { regional, gone }),
    },
    add_region_ids: added.map((region) => region.id).filter((added) => !kept.some(({ id }) => id === added)),
    remove_region_ids: removed,
    selling,
  }
}

function plainChange({ name, description, type, theme }: UpdateTenantStore): Change {
  return {
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    ...(type === undefined ? {} : { type }),
    ...(theme === undefined ? {} : { theme }),
  }
}

function requireSoldTo(regions: TenantStoreRegion[], ids: string[]): string[] {
  const missing = ids.find((id) => !regions.some((region) => region.id === id))
  if (missing) throw new CityosError('not_found', `The store does not sell to a region ${missing}.`)
  return ids
}

function requireApart({ add_region_ids = [], remove_region_ids = [] }: UpdateTenantStore): void {
  const both = add_region_ids.find((id) => remove_region_ids.includes(id))
  if (!both) return
  throw new CityosError('validation_failed', `remove_region_ids: ${both} is also in add_region_ids.`)
}

function locales(store: TenantStoreRecord, input: UpdateTenantStore) {
  const chosen = input.locales ?? store.locales
  const stays = store.default_locale && chosen.includes(store.default_locale) ? store.default_locale : null
  return storeLocales(chosen, input.default_locale ?? stays)
}

/** Left to itself, the list gains the currencies of new regions and loses those of regions that went. */
function currencies(
  store: TenantStoreRecord,
  input: UpdateTenantStore,
  { regional, gone }: { regional: string[]; gone: string[] },
) {
  const inherited = store.currency_codes.filter((code) => !gone.includes(code) || regional.includes(code))
  const codes = input.currency_codes ?? [...inherited, ...regional]
  const stays = codes.includes(store.default_currency_code ?? '') ? store.default_currency_code : null
  return storeCurrencies({ codes, defaultCode: input.default_currency_code ?? stays, regional })
}
