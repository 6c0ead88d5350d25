import { compare, type ComparisonTerms } from '../../../modules/payout/domain/reconcile/compare'
import { fingerprintOf, isOfReversal, type Discrepancy } from '../../../modules/payout/domain/reconcile/sides'
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
    const certain = new Map<string, Discrepancy>()
    const add = (one: Discrepancy) => certain.set(fingerprintOf(one), one)
    for (const one of found) {
      // A reversal is missing from a transfer that the provider has just told of.
      const isCertain = one.class !== 'missing_there' || isOfReversal(one) || this.asked >= MOST_QUESTIONS
      if (isCertain) add(one)
      else for (const left of await this.confirm(one)) add(left)
    }
    return [...certain.values()]
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
