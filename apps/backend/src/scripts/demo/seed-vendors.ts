import type { MedusaContainer } from '@medusajs/framework/types'
import {
  CreateVendor,
  DEMO_PASSWORD,
  DEMO_PEOPLE,
  DEMO_VENDOR_IDENTITIES,
  type DemoFile,
} from '@cityos/contracts'
import { runInTenant } from '@cityos/medusa-tenancy'
import { createVendorWorkflow } from '../../workflows/vendor/create-vendor'
import { vendorModule } from '../../workflows/vendor/vendor-module'

type Seeded = DemoFile['tenants'][number]['vendors']

/**
 * Makes the demo's vendors of a tenant, with the ids that the realm file says, and invites their owners, who are in
 * from their first sign-in. Vendors that are there already stay as they are.
 */
export async function seedVendors(
  container: MedusaContainer,
  tenant: { id: string; handle: string },
): Promise<Seeded> {
  const vendors: Seeded = []
  for (const { id, handle, name, tenant: at } of DEMO_VENDOR_IDENTITIES) {
    if (at !== tenant.handle) continue
    const { email } = DEMO_PEOPLE.find((person) => person.vendors.some((vendor) => vendor.id === id))!
    const seeded = await runInTenant(tenant.id, async () => {
      const [existing] = await vendorModule(container).listVendors({ handle })
      if (existing) return existing.id
      const input = { id, ...CreateVendor.parse({ handle, name, owner: { email } }) }
      return (await createVendorWorkflow(container).run({ input })).result.id
    })
    vendors.push({ id: seeded, handle, name, owner: { email, password: DEMO_PASSWORD } })
  }
  return vendors
}
