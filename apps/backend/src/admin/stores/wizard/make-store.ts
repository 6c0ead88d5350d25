import type { CreateTenantStoreInput, PageInfo, TenantStore, TenantStoreDetail } from '@cityos/contracts'
import { api, withQuery } from '../../lib/api'
import { ApiError } from '../../lib/api-error'

type Input = CreateTenantStoreInput & { handle: string }

export interface Made {
  store: TenantStoreDetail
  /** It was there already, from an earlier try with other answers. */
  adopted: boolean
}

/**
 * Makes stores for one wizard, and no store twice. After a try that broke off nobody knows whether the store exists:
 * the next try looks for it first, by the handle, which no store of the tenant had when the wizard opened.
 */
export function storeMaker(): (input: Input) => Promise<Made> {
  let unsure: Input | undefined
  const adopt = async (): Promise<Made['store'] | undefined> => (unsure ? find(unsure) : undefined)
  return async (input) => {
    const differs = JSON.stringify(unsure) !== JSON.stringify(input)
    const earlier = await adopt()
    if (earlier) return { store: earlier, adopted: differs }
    try {
      const { tenant_store: store } = await api<{ tenant_store: TenantStoreDetail }>('/admin/tenant-stores', {
        method: 'POST',
        body: input,
      })
      return { store, adopted: false }
    } catch (error) {
      // The first try may have arrived after all, behind the look for it.
      const late = isTaken(error) ? await adopt() : undefined
      if (late) return { store: late, adopted: differs }
      if (error instanceof ApiError && (error.status === 0 || error.status >= 500)) unsure = input
      throw error
    }
  }
}

const isTaken = (error: unknown) => error instanceof ApiError && error.code === 'store_handle_taken'

async function find({ handle, name }: Input): Promise<TenantStoreDetail | undefined> {
  const path = withQuery('/admin/tenant-stores', { q: handle, limit: 100 })
  const { tenant_stores: stores } = await api<PageInfo & { tenant_stores: TenantStore[] }>(path)
  const found = stores.find((store) => store.handle === handle && store.name === name.trim())
  return found && readStore(found.id)
}

export async function readStore(id: string): Promise<TenantStoreDetail> {
  return (await api<{ tenant_store: TenantStoreDetail }>(`/admin/tenant-stores/${id}`)).tenant_store
}
