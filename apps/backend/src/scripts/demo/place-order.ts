import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import {
  addShippingMethodToCartWorkflow,
  completeCartWorkflow,
  createCartWorkflow,
  createPaymentCollectionForCartWorkflow,
  createPaymentSessionsWorkflow,
  listShippingOptionsForCartWorkflow,
} from '@medusajs/medusa/core-flows'
import type { DemoShopper } from './demo-data'

interface Shop {
  salesChannelId: string
  regionId: string
}

const ADDRESS = {
  first_name: 'Sam',
  last_name: 'Shopper',
  address_1: 'Market Square 1',
  postal_code: '10115',
}

/** Sells two pieces in a store of the tenant in scope, by the workflows that the store API runs; answers the order's id. */
export async function placeOrder(
  container: MedusaContainer,
  { salesChannelId, regionId }: Shop,
  { email, city, country_code, sku }: DemoShopper,
): Promise<string> {
  const [variant] = await container.resolve(Modules.PRODUCT).listProductVariants({ sku })
  const { result: cart } = await createCartWorkflow(container).run({
    input: {
      region_id: regionId,
      sales_channel_id: salesChannelId,
      email,
      shipping_address: { ...ADDRESS, city, country_code },
      items: [{ variant_id: variant!.id, quantity: 2 }],
    },
  })
  const { result: options } = await listShippingOptionsForCartWorkflow(container).run({
    input: { cart_id: cart.id },
  })
  await addShippingMethodToCartWorkflow(container).run({
    input: { cart_id: cart.id, options: [{ id: options[0]!.id }] },
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
