import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { UpdateSubscriptionSettings } from '@cityos/contracts'
import { findSettings, readSettings, writeSettings } from '../../../modules/subscription/store/settings'
import { inTransaction } from '../../connection'
import { subscriptionModule } from '../subscription-module'

/** Undone, the settings are again what they were: none, where nobody had set any. */
export const writeSubscriptionSettingsStep = createStep(
  'write-subscription-settings',
  async (update: UpdateSubscriptionSettings, { container }) => {
    const now = subscriptionModule(container).clock.now()
    const { before, settings } = await inTransaction(container, async (trx) => {
      const before = await findSettings(trx)
      const settings = { ...(await readSettings(trx)), ...update }
      await writeSettings(trx, settings, now)
      return { before, settings }
    })
    return new StepResponse(settings, { before })
  },
  async (made, { container }) => {
    if (!made) return
    const now = subscriptionModule(container).clock.now()
    await inTransaction(container, (trx) => writeSettings(trx, made.before, now))
  },
)
