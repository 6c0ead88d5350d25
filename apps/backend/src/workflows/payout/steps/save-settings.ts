import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError, type UpdatePayoutSettings } from '@cityos/contracts'
import type { OwnPayoutSettings } from '../../../modules/payout/domain/settings'
import { saveSettings } from '../../../modules/payout/store/settings'
import { rowsOf } from '../../../modules/payout/store/sql'
import { payoutContext } from '../context'

export interface SavePayoutSettings {
  /** A vendor's; the tenant's own when it is empty. */
  vendor_id: string
  update: UpdatePayoutSettings
}

/** Writes what is decided about payouts; undone, it is as it was. @throws CityosError `not_found`, `payout_sandbox_forbidden`. */
export const savePayoutSettingsStep = createStep(
  'save-payout-settings',
  async ({ vendor_id, update }: SavePayoutSettings, { container }) => {
    const { db, payouts } = payoutContext(container)
    payouts.requireAllowed(update.method)
    const before = await db.transaction(async (trx) => {
      if (vendor_id) {
        const found = await rowsOf(trx, `select id from vendor where id = ? and deleted_at is null`, [
          vendor_id,
        ])
        if (!found.length) throw new CityosError('not_found', `There is no vendor ${vendor_id}.`)
      }
      return saveSettings(trx, vendor_id, update as Partial<OwnPayoutSettings>)
    })
    return new StepResponse(vendor_id, { vendor_id, before })
  },
  async (done, { container }) => {
    if (!done?.before) return
    const { vendor_id, before } = done
    await payoutContext(container).db.transaction((trx) => saveSettings(trx, vendor_id, before))
  },
)
