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

/** What somebody buys: pieces by article number. */
export type Basket = readonly (readonly [sku: string, quantity: number])[]

type Buyer = Pick<DemoShopper, 'email' | 'city' | 'country_code'>

/**
 * Sells in a store of the tenant in scope, by the workflows that the store API runs; shipped is by the first way of each
 * shipping profile. Answers the order's id.
 */
export async function placeOrder(
  container: MedusaContainer,
  { salesChannelId, regionId }: Shop,
  { email, city, country_code }: Buyer,
  basket: Basket,
  metadata: Record<string, unknown> = {},
): Promise<string> {
  const variants = await container
    .resolve(Modules.PRODUCT)
    .listProductVariants({ sku: basket.map(([sku]) => sku) })
  const { result: cart } = await createCartWorkflow(container).run({
    input: {
      region_id: regionId,
      sales_channel_id: salesChannelId,
      ...{ email, metadata },
      shipping_address: { ...ADDRESS, city, country_code },
      items: basket.map(([sku, quantity]) => ({
        ...{ variant_id: variants.find((variant) => variant.sku === sku)!.id, quantity },
      })),
    },
  })
  const { result: ways } = await listShippingOptionsForCartWorkflow(container).run({
    input: { cart_id: cart.id },
  })
  const options = [...new Map(ways.map((way) => [way.shipping_profile_id, { id: way.id }])).values()]
  await addShippingMethodToCartWorkflow(container).run({ input: { cart_id: cart.id, options } })
  const { result: collection } = await createPaymentCollectionForCartWorkflow(container).run({
    input: { cart_id: cart.id },
  })
  await createPaymentSessionsWorkflow(container).run({
    input: { payment_collection_id: collection.id, provider_id: 'pp_system_default' },
  })
  const { result: order } = await completeCartWorkflow(container).run({ input: { id: cart.id } })
  return order.id
}
