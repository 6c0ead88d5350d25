import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { UpdateCommissionSettings } from '@cityos/contracts'
import { findSettings, readSettings, writeSettings } from '../../../modules/commission/store/settings'
import { inTransaction } from '../../connection'
import { commissionModule } from '../commission-module'

/** Undone, the settings are again what they were: none, where nobody had set any. */
export const writeCommissionSettingsStep = createStep(
  'write-commission-settings',
  async (update: UpdateCommissionSettings, { container }) => {
    const now = commissionModule(container).clock.now()
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
    const now = commissionModule(container).clock.now()
    await inTransaction(container, (trx) => writeSettings(trx, made.before, now))
  },
)
