import type { MedusaContainer, StoreDTO } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { updateStoresWorkflow } from '@medusajs/medusa/core-flows'
import { runInTenant } from '@cityos/medusa-tenancy'
import type { UpdateTenantInput } from './update-tenant-row'

/** What core's store has of its tenant: the name above the admin's menu, and what prices and regions may be in. */
interface CoreStore {
  name?: string
  supported_currencies?: { currency_code: string; is_default: boolean }[]
}

/** Gives core's store the tenant's name and currencies, as far as a change touches them. */
export const syncCoreStoreStep = createStep(
  'sync-core-store',
  async ({ tenantId, change }: UpdateTenantInput, { container }) => {
    const wanted: CoreStore = {
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.currency_codes
        ? {
            supported_currencies: change.currency_codes.map((currency_code, index) => ({
              currency_code,
              is_default: index === 0,
            })),
          }
        : {}),
    }
    const before = await runInTenant(tenantId, () => update(container, wanted))
    return new StepResponse(tenantId, { tenantId, before })
  },
  async (undo, { container }) => {
    if (undo) await runInTenant(undo.tenantId, () => update(container, undo.before))
  },
)

/** Answers what the same parts were before. */
async function update(container: MedusaContainer, wanted: CoreStore): Promise<CoreStore> {
  if (!Object.keys(wanted).length) return {}
  const [store] = await container
    .resolve(Modules.STORE)
    .listStores({}, { relations: ['supported_currencies'], take: 1, order: { created_at: 'ASC' } })
  if (!store) return {}
  await updateStoresWorkflow(container).run({ input: { selector: { id: store.id }, update: wanted } })
  return partsOf(store, wanted)
}

function partsOf({ name, supported_currencies }: StoreDTO, wanted: CoreStore): CoreStore {
  return {
    ...(wanted.name === undefined ? {} : { name }),
    ...(wanted.supported_currencies && supported_currencies?.length
      ? {
          supported_currencies: supported_currencies.map(({ currency_code, is_default }) => ({
            currency_code,
            is_default: Boolean(is_default),
          })),
        }
      : {}),
  }
}
