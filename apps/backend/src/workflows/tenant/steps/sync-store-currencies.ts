import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { updateStoresWorkflow } from '@medusajs/medusa/core-flows'
import { runInTenant } from '@cityos/medusa-tenancy'
import type { UpdateTenantInput } from './update-tenant-row'

interface StoreCurrency {
  currency_code: string
  is_default: boolean
}

/** Gives core's store the tenant's currencies: what core offers for prices and regions. */
export const syncStoreCurrenciesStep = createStep(
  'sync-store-currencies',
  async ({ tenantId, change }: UpdateTenantInput, { container }) => {
    const codes = change.currency_codes
    if (!codes) return new StepResponse(tenantId, { tenantId, before: [] as StoreCurrency[] })
    const wanted = codes.map((currency_code, index) => ({ currency_code, is_default: index === 0 }))
    const before = await runInTenant(tenantId, () => replaceCurrencies(container, wanted))
    return new StepResponse(tenantId, { tenantId, before })
  },
  async (undo, { container }) => {
    if (undo?.before.length) await runInTenant(undo.tenantId, () => replaceCurrencies(container, undo.before))
  },
)

/** Answers the currencies of before. */
async function replaceCurrencies(
  container: MedusaContainer,
  supported_currencies: StoreCurrency[],
): Promise<StoreCurrency[]> {
  const [store] = await container
    .resolve(Modules.STORE)
    .listStores({}, { relations: ['supported_currencies'], take: 1, order: { created_at: 'ASC' } })
  if (!store) return []
  await updateStoresWorkflow(container).run({
    input: { selector: { id: store.id }, update: { supported_currencies } },
  })
  return (store.supported_currencies ?? []).map(({ currency_code, is_default }) => ({
    currency_code,
    is_default: Boolean(is_default),
  }))
}
