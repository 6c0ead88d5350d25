import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError, type ReconcilePayouts } from '@cityos/contracts'
import { cancelQueued, queueReconciliation } from '../../../modules/payout/store/reconciliations'
import { payoutContext } from '../context'
import { lastDays } from '../reconcile/queue-daily'
import { reportingProviderOf } from '../reconcile/reporting-provider'

export type RequestReconciliation = ReconcilePayouts & { actor: string }

/**
 * Asks for a comparison; undone, it is not run when it has not begun.
 * @throws CityosError `operation_running`, `payout_provider_missing`.
 */
export const requestPayoutReconciliationStep = createStep(
  'request-payout-reconciliation',
  async ({ method, from, to, actor }: RequestReconciliation, { container }) => {
    const context = payoutContext(container)
    await reportingProviderOf(context, method)
    const now = context.payouts.now()
    const time = from && to ? { from_at: new Date(from), to_at: new Date(to) } : lastDays(now)
    const id = await queueReconciliation(context.db, { method, ...time, requested_by: actor }, now)
    if (!id) throw new CityosError('operation_running', `Payouts by ${method} are being compared already.`)
    return new StepResponse(id, id)
  },
  async (id, { container }) => {
    if (!id) return
    const { db, payouts } = payoutContext(container)
    await cancelQueued(db, id, payouts.now())
  },
)
