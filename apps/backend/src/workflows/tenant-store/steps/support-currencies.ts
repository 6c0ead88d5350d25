import { ContainerRegistrationKeys, generateEntityId, Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'

/**
 * Lets the tenant's staff set prices in the currencies. Core's service would replace the whole list, and lose a
 * currency that somebody else adds at the same moment.
 */
export const supportCurrenciesStep = createStep(
  'support-currencies',
  async (codes: string[], { container }) => {
    const [store] = await container.resolve(Modules.STORE).listStores({})
    if (!store || !codes.length) return new StepResponse([] as string[], [] as string[])
    const rows = codes.map((currency_code) => ({
      id: generateEntityId(undefined, 'stocur'),
      currency_code,
      is_default: false,
      store_id: store.id,
    }))
    await container.resolve(ContainerRegistrationKeys.PG_CONNECTION)('store_currency').insert(rows)
    return new StepResponse(
      codes,
      rows.map(({ id }) => id),
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) return
    await container
      .resolve(ContainerRegistrationKeys.PG_CONNECTION)('store_currency')
      .whereIn('id', ids)
      .delete()
  },
)
