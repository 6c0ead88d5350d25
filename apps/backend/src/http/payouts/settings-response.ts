import type { MedusaContainer } from '@medusajs/framework/types'
import type { PayoutSettingsAnswer } from '@cityos/contracts'
import { nextDue } from '../../modules/payout/domain/schedule'
import type { OwnPayoutSettings } from '../../modules/payout/domain/settings'
import { ownSettings, tenantSettings, vendorSettings } from '../../modules/payout/store/settings'
import { payoutContext } from '../../workflows/payout/context'
import { timeZoneOf } from '../../workflows/payout/generate/time-zone'
import { requireVendor } from '../../workflows/vendor/vendor-module'
import { isoOrNull } from '../times'

const NOTHING: OwnPayoutSettings = {
  ...{ method: null, schedule: null, minimums: null, hold_days: null, reserve_bps: null, reserve_days: null },
  ...{ on_hold: false, on_hold_reason: null },
}

/** How a vendor is paid, or the tenant's vendors in general (`''`). @throws CityosError `not_found`. */
export async function readPayoutSettings(
  container: MedusaContainer,
  vendorId: string,
): Promise<PayoutSettingsAnswer> {
  if (vendorId) await requireVendor(container, vendorId)
  const { db, payouts } = payoutContext(container)
  const { defaultMethod, sandbox: sandbox_allowed } = payouts.options
  const own = (await ownSettings(db, [vendorId])).get(vendorId) ?? NOTHING
  const effective = vendorId
    ? (await vendorSettings(db, [vendorId], defaultMethod)).get(vendorId)!
    : await tenantSettings(db, defaultMethod)
  const next = nextDue(effective.schedule, await timeZoneOf(db), payouts.now())
  return { own, effective, next_due_at: isoOrNull(next), sandbox_allowed }
}
