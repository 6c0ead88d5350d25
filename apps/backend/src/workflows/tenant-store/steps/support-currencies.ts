import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, generateEntityId, Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { requireTenantId } from '@cityos/medusa-tenancy'
import { changeTenant, undoTenantChange, type TenantChange } from '../../tenant/change-tenant'

interface Added {
  change: TenantChange
  ids: string[]
}

/**
 * Gives the tenant the currencies of new regions, in its settings and in core's store, so that its staff can set
 * prices in them. Core's service would replace the whole list, and lose a currency that somebody else adds at the
 * same moment.
 */
export const supportCurrenciesStep = createStep(
  'support-currencies',
  async (codes: string[], { container }): Promise<StepResponse<string[], Added | null>> => {
    if (!codes.length) return new StepResponse(codes, null)
    const change = await changeTenant(container, requireTenantId(), ({ currency_codes: known }) => {
      const added = codes.filter((code) => !known.includes(code))
      return added.length ? { currency_codes: [...known, ...added] } : {}
    })
    try {
      return new StepResponse(codes, { change, ids: await insertStoreCurrencies(container, codes) })
    } catch (error) {
      await undoTenantChange(container, change)
      throw error
    }
  },
  async (done, { container }) => {
    if (!done) return
    await container
      .resolve(ContainerRegistrationKeys.PG_CONNECTION)('store_currency')
      .whereIn('id', done.ids)
      .delete()
    await undoTenantChange(container, done.change)
  },
)

async function insertStoreCurrencies(container: MedusaContainer, codes: string[]): Promise<string[]> {
  const [store] = await container.resolve(Modules.STORE).listStores({})
  if (!store) return []
  const rows = codes.map((currency_code) => ({
    id: generateEntityId(undefined, 'stocur'),
    currency_code,
    is_default: false,
    store_id: store.id,
  }))
  await container.resolve(ContainerRegistrationKeys.PG_CONNECTION)('store_currency').insert(rows)
  return rows.map(({ id }) => id)
}
