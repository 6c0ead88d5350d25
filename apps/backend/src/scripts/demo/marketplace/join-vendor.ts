import type { MedusaContainer } from '@medusajs/framework/types'
import type { Principal } from '@cityos/access'
import { CreateVendor, DEMO_PEOPLE, DEMO_VENDOR_IDENTITIES, type VendorStatus } from '@cityos/contracts'
import { savePayoutSettingsWorkflow } from '../../../workflows/payout/save-settings'
import { approveVendorWorkflow } from '../../../workflows/vendor/approve-vendor'
import { createVendorWorkflow } from '../../../workflows/vendor/create-vendor'
import { decideVendorKycWorkflow } from '../../../workflows/vendor/decide-vendor-kyc'
import { rejectVendorWorkflow } from '../../../workflows/vendor/reject-vendor'
import { submitVendorWorkflow } from '../../../workflows/vendor/submit-vendor'
import { vendorModule } from '../../../workflows/vendor/vendor-module'
import { createRules } from './create-rules'
import { DEMO_MARKETS, type DemoVendor } from './data'
import { listGoods } from './list-goods'

interface Joining {
  vendor: DemoVendor
  /** Handle. */
  tenant: string
  caller: Principal
}

/** Brings a vendor from its invitation to where the demo has it, from wherever it is, and lists what it sells. */
export async function joinVendor(
  container: MedusaContainer,
  { vendor, tenant, caller }: Joining,
): Promise<void> {
  const { id, status, kyc_status } = await findOrCreate(container, vendor)
  if (status === 'draft') await submitVendorWorkflow(container).run({ input: { id, caller } })
  const isWaiting = status === 'draft' || status === 'submitted'
  if (isWaiting && vendor.joins === 'rejected') {
    const reason = 'The trade licence cannot be read.'
    await rejectVendorWorkflow(container).run({ input: { id, reason, caller } })
  }
  // What became of it later stays.
  if (vendor.joins !== 'approved' || !(isWaiting || status === 'approved')) return
  if (isWaiting && kyc_status !== 'verified') {
    await decideVendorKycWorkflow(container).run({ input: { id, transition: 'verify', mover: caller } })
  }
  if (isWaiting) await approveVendorWorkflow(container).run({ input: { id, caller } })
  const rules = DEMO_MARKETS[tenant]!.rules.filter((rule) => rule.vendor === vendor.handle)
  await createRules(container, rules, caller, id)
  if (vendor.payouts) {
    await savePayoutSettingsWorkflow(container).run({ input: { vendor_id: id, update: vendor.payouts } })
  }
  await listGoods(container, id, vendor.goods, caller)
}

async function findOrCreate(
  container: MedusaContainer,
  { handle, name, description, legalName }: DemoVendor,
) {
  const [known] = await vendorModule(container).listVendors({ handle })
  if (known) return known as { id: string; status: VendorStatus; kyc_status: string }
  const identity = DEMO_VENDOR_IDENTITIES.find((one) => one.handle === handle)
  const person = DEMO_PEOPLE.find(({ vendors }) => vendors.some(({ id }) => id === identity?.id))
  const input = CreateVendor.parse({
    ...{ handle, name, description, legal_name: legalName, country: 'de' },
    owner: { email: person?.email ?? `owner@${handle}.example` },
  })
  const { result } = await createVendorWorkflow(container).run({
    input: { ...input, ...(identity && { id: identity.id }) },
  })
  return { id: result.id, status: 'draft', kyc_status: 'not_started' }
}
