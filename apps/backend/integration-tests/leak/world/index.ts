import type { TestBackend, TestTenant } from '@cityos/testing'
import { get, post, upload, type Body } from './call'
import { buildCatalog } from './catalog'
import { buildCommission } from './commission'
import { buildOrders } from './orders'
import { buildPayouts } from './payouts'
import { buildPeople, type People } from './people'
import { buildSubscriptions } from './subscriptions'

/** A tenant that holds something in every table that a route can reach. */
export interface InhabitedTenant extends TestTenant, People {
  /** Part of every name, e-mail and code of this tenant, and of no other's. */
  mark: string
  /** Keys of private files: what was exported. */
  exportKeys: string[]
}

/** Provisions a tenant named by `mark` and fills it over its own API. */
export async function buildTenant(backend: TestBackend, mark: string): Promise<InhabitedTenant> {
  const options = { country_codes: ['us'], name: `${mark} inc`, domains: [`${mark}.example`] }
  const tenant = await backend.provisionTenant(mark, options)
  await backend.actIn(tenant)
  const { url } = backend.server
  const catalog = await buildCatalog(tenant, mark)
  const people = await buildPeople(backend, tenant, mark)
  await buildOrders(backend, tenant, mark, catalog, people)
  await buildCommission(backend, tenant, mark)
  await buildPayouts(backend, tenant, mark)
  await buildSubscriptions(tenant, mark, people)
  await upload(url, tenant, '/admin/products/import', {
    field: 'file',
    name: `${mark}-import.csv`,
    content: `Product Handle,Product Title\n${mark}-imported,${mark} imported\n`,
  })
  await post(tenant.admin, '/admin/products/export')
  return { ...tenant, ...people, mark, exportKeys: [await exportKey(tenant)] }
}

/** Exports run in the background and announce their file in a notification. */
async function exportKey({ admin }: TestTenant): Promise<string> {
  for (let attempt = 0; attempt < 300; attempt++) {
    const { notifications } = await get(admin, '/admin/notifications?channel=feed')
    const url = notifications.map(({ data }: Body) => data?.file?.url).find(Boolean) as string | undefined
    if (url) return decodeURIComponent(new URL(url).pathname.replace('/static/', ''))
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('The product export never announced its file.')
}
