import { expectOk } from './expect-ok'
import type { TestTenant } from './test-backend'

export interface TestProduct {
  id: string
  handle: string
  variants: { id: string; sku: string }[]
}

export interface ProductOptions {
  handle?: string
  title?: string
  sku?: string
  /** Major units, as Medusa's API takes them. */
  price?: number
  currency?: string
  manageInventory?: boolean
}

/** Publishes a product with one variant in the tenant's sales channel. @throws Error with the refusal. */
export async function createProduct(tenant: TestTenant, options: ProductOptions = {}): Promise<TestProduct> {
  const {
    handle = 'shirt',
    title = 'Shirt',
    sku = 'SKU-1',
    price = 10,
    currency = 'usd',
    manageInventory = false,
  } = options
  const answer = await tenant.admin.post<{ product: TestProduct }>('/admin/products', {
    title,
    handle,
    status: 'published',
    shipping_profile_id: tenant.shippingProfileId,
    sales_channels: [{ id: tenant.salesChannelId }],
    options: [{ title: 'Size', values: ['One'] }],
    variants: [
      {
        title: 'One',
        sku,
        manage_inventory: manageInventory,
        options: { Size: 'One' },
        prices: [{ currency_code: currency, amount: price }],
      },
    ],
  })
  return expectOk(answer).product
}

export interface TestOrder {
  id: string
  display_id: number
  total: number
  email: string
}

const ADDRESS = {
  first_name: 'Ada',
  last_name: 'Byron',
  address_1: '1 Main Street',
  city: 'Springfield',
  postal_code: '12345',
}

/** A cart with one line, an address and a shipping method, ready to be paid. */
export async function createCart(
  tenant: TestTenant,
  variantId: string,
  email = 'shopper@example.com',
  countryCode = 'us',
) {
  const { cart } = expectOk(
    await tenant.store.post<{ cart: { id: string } }>('/store/carts', {
      region_id: tenant.regionId,
      email,
      items: [{ variant_id: variantId, quantity: 1 }],
      shipping_address: { ...ADDRESS, country_code: countryCode },
    }),
  )
  const { shipping_options: options } = expectOk(
    await tenant.store.get<{ shipping_options: { id: string }[] }>(
      `/store/shipping-options?cart_id=${cart.id}`,
    ),
  )
  expectOk(await tenant.store.post(`/store/carts/${cart.id}/shipping-methods`, { option_id: options[0]?.id }))
  return cart
}

/** Sells one piece over the store API, cart to order. @throws Error with the first refusal. */
export async function placeOrder(
  tenant: TestTenant,
  variantId: string,
  email?: string,
  countryCode?: string,
): Promise<TestOrder> {
  const cart = await createCart(tenant, variantId, email, countryCode)
  const { payment_collection: collection } = expectOk(
    await tenant.store.post<{ payment_collection: { id: string } }>('/store/payment-collections', {
      cart_id: cart.id,
    }),
  )
  expectOk(
    await tenant.store.post(`/store/payment-collections/${collection.id}/payment-sessions`, {
      provider_id: 'pp_system_default',
    }),
  )
  const { order } = expectOk(
    await tenant.store.post<{ order: TestOrder }>(`/store/carts/${cart.id}/complete`),
  )
  return order
}
