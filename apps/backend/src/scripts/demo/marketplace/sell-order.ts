import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { capturePaymentWorkflow } from '@medusajs/medusa/core-flows'
import { rowsOf, type Sql } from '../../../modules/payout/store/sql'
import { bringUp } from '../../../workflows/vendor-order/bring-up'
import { FIRST_SHOPPER } from '../demo-data'
import { placeOrder, type Basket } from '../place-order'
import type { SeededStore } from '../seed-stores'
import { findOrder } from './find'

/** Sells once what the story knows by this name, and takes the money. */
export async function sellOrder(
  container: MedusaContainer,
  store: SeededStore,
  { name, basket, captured }: { name: string; basket: Basket; captured: boolean },
): Promise<void> {
  const id =
    (await findOrder(container, name)) ??
    (await placeOrder(container, store, FIRST_SHOPPER, basket, { demo: name }))
  if (!captured) return
  const payments = await rowsOf<{ id: string }>(
    container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Sql,
    `select p.id from order_payment_collection x join payment p using (payment_collection_id)
      where x.order_id = ? and p.captured_at is null and p.canceled_at is null`,
    [id],
  )
  for (const payment of payments) {
    await capturePaymentWorkflow(container).run({ input: { payment_id: payment.id } })
  }
  // A script hears no events.
  await bringUp(container, id)
}
