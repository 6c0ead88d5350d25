import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError, type SavePaymentMethod } from '@cityos/contracts'
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { connectionOf } from '../../connection'
import { requireAccountHolder } from '../../subscription/charging/account-holder'
import { asking } from '../methods-of'

export interface NewMethod {
  customer_id: string
  method: SavePaymentMethod
}

/** What a provider has answered: a method, or the beginning of one. */
export interface ProviderAnswer {
  id: string
  provider_id: string
  data: Record<string, unknown>
}

/** Undone, a method that was saved is removed; what was only begun ends by itself. */
export const savePaymentMethodStep = createStep(
  'save-payment-method',
  async ({ customer_id, method: { provider_id, ...data } }: NewMethod, { container }) => {
    await requireTaken(connectionOf(container), provider_id)
    const holder = await asking(() => requireAccountHolder(container, customer_id, provider_id))
    const context = { account_holder: holder }
    const { id, data: said } = (await asking(() =>
      container.resolve(Modules.PAYMENT).createPaymentMethods({ provider_id, data, context } as never),
    )) as unknown as ProviderAnswer
    const saved: ProviderAnswer = { id, provider_id, data: said }
    return new StepResponse(saved, isBegun(saved) ? undefined : { provider_id, id, context })
  },
  async (made, { container }) => {
    if (made) await container.resolve(Modules.PAYMENT).deletePaymentMethods(made as never)
  },
)

/** A provider with a page of its own answers with what that page needs. */
export const isBegun = ({ data }: ProviderAnswer) => typeof data['client_secret'] === 'string'

/** @throws CityosError `payment_provider_missing` for what no region takes, or what nothing can be saved at. */
async function requireTaken(sql: Knex, providerId: string): Promise<void> {
  const taken =
    providerId !== 'pp_system_default' &&
    ((await sql('region_payment_provider')
      .where({ payment_provider_id: providerId })
      .whereNull('deleted_at')
      .first('id')) as object | undefined)
  if (!taken) throw new CityosError('payment_provider_missing', `Nothing is saved here at ${providerId}.`)
}
