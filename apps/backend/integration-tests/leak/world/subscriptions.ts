import type { TestTenant } from '@cityos/testing'
import { get, post } from './call'

/** A plan for one of the tenant's products, and what happens when a payment fails. */
export async function buildSubscriptions({ admin }: TestTenant, mark: string): Promise<void> {
  const { products } = await get(admin, '/admin/products?status[]=published')
  await post(admin, '/admin/subscription-plans', {
    ...{ name: `${mark} plan`, description: mark, interval: 'month' },
    targets: [{ product_id: products[0].id }],
  })
  await post(admin, '/admin/subscription-settings', { exhaustion: 'unpaid' })
}
