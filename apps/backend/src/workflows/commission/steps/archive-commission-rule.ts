import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { archiveRule, restoreRule } from '../../../modules/commission/store/write-rule'
import { inTransaction } from '../../connection'
import { commissionModule } from '../commission-module'

export const archiveCommissionRuleStep = createStep(
  'archive-commission-rule',
  async ({ id }: { id: string }, { container }) => {
    const now = commissionModule(container).clock.now()
    await inTransaction(container, (trx) => archiveRule(trx, id, now))
    return new StepResponse(id, id)
  },
  async (id, { container }) => {
    if (id) await inTransaction(container, (trx) => restoreRule(trx, id))
  },
)
