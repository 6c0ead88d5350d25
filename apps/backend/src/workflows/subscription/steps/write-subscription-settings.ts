import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { UpdateSubscriptionSettings } from '@cityos/contracts'
import { withNotices } from '../../../modules/subscription/domain/notice'
import { findBilling, willBill, writeBilling } from '../../../modules/subscription/store/billing'
import { findSettings, readSettings, writeSettings } from '../../../modules/subscription/store/settings'
import { inTransaction } from '../../connection'
import { subscriptionModule } from '../subscription-module'

/** Undone, the settings are again what they were: none, where nobody had set any. */
export const writeSubscriptionSettingsStep = createStep(
  'write-subscription-settings',
  async ({ is_billing, ...update }: UpdateSubscriptionSettings, { container }) => {
    const now = subscriptionModule(container).clock.now()
    const { before, billed, settings } = await inTransaction(container, async (trx) => {
      const before = await findSettings(trx)
      const billed = await findBilling(trx)
      const current = await readSettings(trx)
      const notices = withNotices(current.notices, update.notices)
      const settings = { ...current, ...update, notices }
      if (Object.keys(update).length) await writeSettings(trx, settings, now)
      if (is_billing !== undefined) await writeBilling(trx, is_billing, now)
      return { before, billed, settings: { ...settings, is_billing: await willBill(trx) } }
    })
    return new StepResponse(settings, { before, billed })
  },
  async (made, { container }) => {
    if (!made) return
    const now = subscriptionModule(container).clock.now()
    await inTransaction(container, async (trx) => {
      await writeSettings(trx, made.before, now)
      await writeBilling(trx, made.billed, now)
    })
  },
)
