import type { MedusaContainer } from '@medusajs/framework/types'
import type { Principal } from '@cityos/access'
import { updateCommissionSettingsWorkflow } from '../../../workflows/commission/update-commission-settings'
import { savePayoutSettingsWorkflow } from '../../../workflows/payout/save-settings'
import type { DemoMarket } from './data'
import { createRules } from './create-rules'

/** How vendors in general are charged and paid. */
export async function openMarket(
  container: MedusaContainer,
  { rules, payouts, commissionTaxBps }: DemoMarket,
  caller: Principal,
): Promise<void> {
  await updateCommissionSettingsWorkflow(container).run({ input: { commission_tax_bps: commissionTaxBps } })
  await savePayoutSettingsWorkflow(container).run({ input: { vendor_id: '', update: payouts } })
  await createRules(
    container,
    rules.filter(({ vendor }) => !vendor),
    caller,
  )
}
