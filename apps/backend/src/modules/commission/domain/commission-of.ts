import { chargeFor, rateOf, type Charge } from './charge'
import type { CommissionSale } from './commission-sale'
import { findWinners } from './find-winners'
import type { RuleSet } from './rule-set'

/** What one rule charges for one line. */
export interface CommissionResult extends Charge {
  stack_group: string
  rule_id: string
  rule_version: number
  rule_version_id: string
  rule_name: string
  /** Null for amounts, and where several tiers had a part in it. */
  rate_bps: number | null
}

/**
 * What a line is charged: one result for each stack group that has a winner, in the alphabetical order of the groups;
 * none where no rule applies. Pure: the same sale and rules give the same results, in whatever order the rules came.
 * @throws RangeError for a quantity that is no decimal.
 */
export function commissionOf(sale: CommissionSale, rules: RuleSet): CommissionResult[] {
  const results: CommissionResult[] = []
  for (const winner of findWinners(sale, rules)) {
    if (!winner) continue
    const { rule, charge } = winner
    const { amount_minor, parts, adjusted_to } = chargeFor(sale, charge)
    results.push({
      stack_group: rule.stack_group,
      rule_id: rule.id,
      rule_version: rule.version,
      rule_version_id: rule.version_id,
      rule_name: rule.name,
      rate_bps: rateOf(parts),
      amount_minor,
      parts,
      adjusted_to,
    })
  }
  return results
}
