import { compare, type ComparisonTerms } from '../../../modules/payout/domain/reconcile/compare'
import type { Discrepancy } from '../../../modules/payout/domain/reconcile/sides'
import { payoutsById } from '../../../modules/payout/store/our-payouts'
import type { RunningReconciliation } from '../../../modules/payout/store/reconciliations'
import type { PayoutContext } from '../context'
import { reportingProviderOf } from './reporting-provider'

/** A provider that has forgotten everything is not asked ten thousand times. */
const MOST_QUESTIONS = 100

/**
 * Asks a provider about single payouts that its report leaves out: one that was sent long after its attempt began is
 * in the report of another day. What it says then counts.
 */
export class AskAgain {
  private asked = 0

  constructor(
    private readonly context: PayoutContext,
    private readonly run: RunningReconciliation,
    private readonly terms: ComparisonTerms,
  ) {}

  /** The same discrepancies without those that were none. @throws what the provider does when it does not answer. */
  async about(found: readonly Discrepancy[]): Promise<Discrepancy[]> {
    const certain: Discrepancy[] = []
    for (const one of found) {
      if (one.class !== 'missing_there' || this.asked >= MOST_QUESTIONS) certain.push(one)
      else certain.push(...(await this.confirm(one)))
    }
    return certain
  }

  private async confirm(missing: Discrepancy): Promise<Discrepancy[]> {
    this.asked++
    const { context, run, terms } = this
    const provider = await reportingProviderOf(context, run.method)
    const id = missing.payout_id as string
    const destination = missing.ours?.['destination'] as string | null
    const transfers = await provider.transfersOf(id, destination)
    if (!transfers.length) return [missing]
    return compare(await payoutsById(context.db, run, [id]), transfers, terms)
  }
}
