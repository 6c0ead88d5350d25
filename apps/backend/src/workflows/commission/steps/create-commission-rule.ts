import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { ID_PREFIXES, newId, type CreateCommissionRule } from '@cityos/contracts'
import { checkContent } from '../../../modules/commission/domain/check-content'
import { createRule, undoRule } from '../../../modules/commission/store/write-rule'
import { assertCurrencies, assertScope } from '../assert-references'
import { inTransaction } from '../../connection'
import { commissionModule } from '../commission-module'
import { datesOf } from '../rule-dates'

export interface NewCommissionRule {
  rule: CreateCommissionRule
  /** Who makes it. */
  by: string | null
  /** Made where none is given. */
  id?: string
}

/** Writes the rule and its first version. Undone, the rule is gone; the version stays and counts for nobody. */
export const createCommissionRuleStep = createStep(
  'create-commission-rule',
  async ({ rule, by, id = newId(ID_PREFIXES.commission_rule) }: NewCommissionRule, { container }) => {
    const content = datesOf(rule)
    checkContent(content)
    const now = commissionModule(container).clock.now()
    const made = await inTransaction(container, async (trx) => {
      await assertScope(trx, content)
      await assertCurrencies(trx, content)
      return createRule(trx, id, { content, changed_by: by, now })
    })
    return new StepResponse(id, made)
  },
  async (made, { container }) => {
    if (made) await inTransaction(container, (trx) => undoRule(trx, made))
  },
)
