import type { Client, TestTenant } from '@cityos/testing'
import { get, post } from './call'
import type { People } from './people'

/** A plan for one of the tenant's products, somebody who is on it or has it in their cart, and what happens when a payment fails. */
export async function buildSubscriptions(
  { admin, store, regionId }: TestTenant,
  mark: string,
  { customerId, customerToken }: People,
): Promise<void> {
  const { products } = await get(admin, `/admin/products?handle=${mark}-shirt&fields=id,*variants`)
  const { subscription_plan: plan } = await post(admin, '/admin/subscription-plans', {
    ...{ name: `${mark} plan`, description: mark, interval: 'month' },
    targets: [{ product_id: products[0].id }],
  })
  await post(admin, '/admin/subscription-settings', { exhaustion: 'unpaid' })
  await post(admin, '/admin/subscriptions', {
    ...{ customer_id: customerId, plan_id: plan.id, currency_code: 'usd', metadata: { mark } },
    items: [{ variant_id: products[0].variants[0].id }],
    // No job bills it.
    trial_days: 730,
    ...{ payment_provider_id: 'pp_system_default', payment_method_id: `${mark}-method` },
  })
  const { cart } = await post(store, '/store/carts', { region_id: regionId })
  await post(store, `/store/carts/${cart.id}/line-items`, {
    ...{ variant_id: products[0].variants[0].id, quantity: 1 },
    metadata: { subscription_plan_id: plan.id },
  })
  const shopper = store.with({ authorization: `Bearer ${customerToken}` })
  await buildPayments({ admin, regionId }, shopper, products[0].variants[0].id)
}

/** A method that a shopper has saved at the sandbox, and a payment there that they have begun. */
async function buildPayments(
  { admin, regionId }: Pick<TestTenant, 'admin' | 'regionId'>,
  shopper: Client,
  variantId: string,
) {
  const provider_id = 'pp_sandbox_sandbox'
  await post(admin, `/admin/regions/${regionId}`, { payment_providers: ['pp_system_default', provider_id] })
  await post(shopper, '/store/payment-methods', { provider_id })
  const { cart } = await post(shopper, '/store/carts', {
    ...{ region_id: regionId, items: [{ variant_id: variantId, quantity: 1 }] },
  })
  const { payment_collection: collection } = await post(shopper, '/store/payment-collections', {
    cart_id: cart.id,
  })
  await post(shopper, `/store/payment-collections/${collection.id}/payment-sessions`, { provider_id })
}
