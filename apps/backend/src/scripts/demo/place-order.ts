import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import {
  addShippingMethodToCartWorkflow,
  completeCartWorkflow,
  createCartWorkflow,
  createPaymentCollectionForCartWorkflow,
  createPaymentSessionsWorkflow,
} from '@medusajs/medusa/core-flows'
import { CUSTOMER_EMAIL } from './demo-data'

const ADDRESS = {
  first_name: 'Sam',
  last_name: 'Shopper',
  address_1: 'Hauptstraße 1',
  city: 'Berlin',
  postal_code: '10115',
  country_code: 'de',
}

/** Sells one shirt in the tenant in scope, by the same workflows that the store API runs; returns the order's id. */
export async function placeOrder(container: MedusaContainer): Promise<string> {
  const [region] = await container.resolve(Modules.REGION).listRegions({})
  const [channel] = await container.resolve(Modules.SALES_CHANNEL).listSalesChannels({})
  const [variant] = await container.resolve(Modules.PRODUCT).listProductVariants({ sku: 'SHIRT-M' })
  const [option] = await container.resolve(Modules.FULFILLMENT).listShippingOptions({})
  const { result: cart } = await createCartWorkflow(container).run({
    input: {
      region_id: region!.id,
      sales_channel_id: channel!.id,
      email: CUSTOMER_EMAIL,
      shipping_address: ADDRESS,
      items: [{ variant_id: variant!.id, quantity: 2 }],
    },
  })
  await addShippingMethodToCartWorkflow(container).run({
    input: { cart_id: cart.id, options: [{ id: option!.id }] },
  })
  const { result: collection } = await createPaymentCollectionForCartWorkflow(container).run({
    input: { cart_id: cart.id },
  })
  await createPaymentSessionsWorkflow(container).run({
    input: { payment_collection_id: collection.id, provider_id: 'pp_system_default' },
  })
  const { result: order } = await completeCartWorkflow(container).run({ input: { id: cart.id } })
  return order.id
}
