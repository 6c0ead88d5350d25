import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError } from '@cityos/contracts'
import { systemClock } from '@cityos/calendar'
import { transactionOf } from '../../../modules/ledger/domain/transaction'
import { ledgerModule, ledgerSql } from '../ledger-module'

export interface Reversal {
  id: string
  reason: string
  actor: string | null
}

/**
 * Takes an adjustment back. Other moves say what happened in the world, and are answered by what happens next: a capture
 * by a refund, a payout by its return. Undone, the adjustment is made anew.
 */
export const reverseAdjustmentStep = createStep(
  'reverse-adjustment',
  async ({ id, reason, actor }: Reversal, { container }) => {
    const ledger = ledgerModule(container)
    const because = { reason, occurred_at: systemClock.now(), ...(actor !== null && { actor }) }
    const [posted] = await ledgerSql(container).transaction(async (trx) => {
      const [original] = await ledger.transactions(trx, 'id', [id])
      if (!original) throw new CityosError('not_found', `There is no ledger transaction ${id}.`)
      if (original.kind !== 'adjustment') {
        throw new CityosError(
          'ledger_not_reversible',
          `${id} is no adjustment: a ${original.kind} is answered by another move of money.`,
        )
      }
      return ledger.reverse(trx, [id], because)
    })
    return new StepResponse(posted!, posted!.created ? { id, reversal: posted!.id } : undefined)
  },
  async (done, { container }) => {
    if (!done) return
    const ledger = ledgerModule(container)
    await ledgerSql(container).transaction(async (trx) => {
      const [original] = await ledger.transactions(trx, 'id', [done.id])
      const again = transactionOf({
        ...{ kind: 'adjustment', source_type: 'adjustment', source_id: done.reversal },
        ...{
          occurred_at: systemClock.now(),
          reason: `What was to follow the reversal of ${done.id} failed.`,
        },
        postings: original!.postings,
      })
      await ledger.post(trx, [again])
    })
  },
)
