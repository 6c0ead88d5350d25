import { writeFile } from 'node:fs/promises'
import type { ExecArgs } from '@medusajs/framework/types'
import { DEMO_TENANTS, PLATFORM_ADMIN } from './demo/demo-data'
import { seedMarketplace } from './demo/marketplace/seed-marketplace'
import { seedPeople } from './demo/seed-people'
import { seedVendors } from './demo/seed-vendors'
import { seedTenant } from './demo/seed-tenant'

/**
 * Fills a development database with two tenants that look alike on purpose: same product handles, SKUs,
 * customer and country, each with its own order number 1, and vendors with three months behind them. Safe to repeat. Writes what `.cityos/demo.json`
 * needs to the file that DEMO_OUTPUT names.
 */
export default async function seedDemo({ container }: ExecArgs): Promise<void> {
  if (process.env['NODE_ENV'] === 'production')
    throw new Error('The demo has known passwords: not in production.')
  const tenants = []
  for (const demo of DEMO_TENANTS) {
    const tenant = await seedTenant(container, demo)
    await seedMarketplace(container, tenant)
    tenants.push({ ...tenant, vendors: await seedVendors(container, tenant) })
  }
  await seedPeople(container, tenants)
  const output = process.env['DEMO_OUTPUT']
  if (output) await writeFile(output, JSON.stringify({ platform: PLATFORM_ADMIN, tenants }, null, 2))
}
