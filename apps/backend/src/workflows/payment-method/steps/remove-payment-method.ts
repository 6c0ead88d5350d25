import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError } from '@cityos/contracts'
import { methodsInUse } from '../../../modules/subscription/store/methods-in-use'
import { connectionOf } from '../../connection'
import { asking, methodsOf } from '../methods-of'

export interface Removal {
  customer_id: string
  id: string
}

/** The last step of its workflow: no provider brings back what it has forgotten. */
export const removePaymentMethodStep = createStep(
  'remove-payment-method',
  async ({ customer_id, id }: Removal, { container }) => {
    const method = (await methodsOf(container, customer_id)).find((one) => one.id === id)
    if (!method) throw new CityosError('not_found', `There is no payment method ${id}.`)
    const used = await methodsInUse(connectionOf(container), customer_id)
    if (used.has(id)) {
      throw new CityosError(
        'payment_method_in_use',
        `A subscription is paid with ${id}: give it another first.`,
      )
    }
    const { provider_id, holder } = method
    await asking(() =>
      container
        .resolve(Modules.PAYMENT)
        .deletePaymentMethods({ id, provider_id, data: {}, context: { account_holder: holder } } as never),
    )
    return new StepResponse({ id })
  },
)
