import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { chargeProviderOf } from '../charging/charge-provider-of'
import { connectionOf } from '../../connection'
import { subscriptionModule } from '../subscription-module'
import type { BillingContext } from './context'
import { MedusaOrders } from './orders/medusa-orders'

/** Billing with Medusa's orders, in the scope of the tenant, by the clock of the subscription module. */
export function billingContext(container: MedusaContainer): BillingContext {
  const connection = connectionOf(container)
  const subscriptions = subscriptionModule(container)
  return {
    db: { transaction: (work) => connection.transaction((trx) => work(trx)) },
    now: () => subscriptions.clock.now(),
    providerOf: (id) => chargeProviderOf(container, id),
    orders: new MedusaOrders(container),
    announce: async (told) => {
      if (!told.length) return
      const events = told.map(({ event, id }) => ({ name: event, data: { id } }))
      await container.resolve(Modules.EVENT_BUS).emit(events)
    },
  }
}
