import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { UpdateCommissionRule } from '@cityos/contracts'
import { checkContent } from '../../../modules/commission/domain/check-content'
import type { CommissionContent } from '../../../modules/commission/domain/commission-rule'
import { changeRule, undoRule } from '../../../modules/commission/store/write-rule'
import { assertCurrencies, assertScope } from '../assert-references'
import { inTransaction } from '../../connection'
import { commissionModule } from '../commission-module'
import { datesOf } from '../rule-dates'

export interface CommissionRuleEdit {
  id: string
  update: UpdateCommissionRule
  /** Who makes it. */
  by: string | null
}

/**
 * Writes the next version and makes it the one that counts. Undone, the one before counts again, and the version stays.
 * What an edit leaves alone is not asked for again: a rule about a product that is gone can still be renamed.
 */
export const changeCommissionRuleStep = createStep(
  'change-commission-rule',
  async ({ id, update: { version, ...patch }, by }: CommissionRuleEdit, { container }) => {
    const now = commissionModule(container).clock.now()
    const made = await inTransaction(container, (trx) =>
      changeRule(trx, { id, fromVersion: version }, async (before) => {
        const content = { ...before, ...datesOf(patch) } as CommissionContent
        checkContent(content)
        await assertScope(trx, patch)
        if (patch.terms || patch.only_listed_currencies === false) await assertCurrencies(trx, content)
        return { content, changed_by: by, now }
      }),
    )
    return new StepResponse(id, made)
  },
  async (made, { container }) => {
    if (made) await inTransaction(container, (trx) => undoRule(trx, made))
  },
)
