import type { CommissionCandidate, CommissionLoss } from '@cityos/contracts'
import type { CommissionRule } from './commission-rule'
import type { CommissionSale } from './commission-sale'
import { chargeIn, compileTerms } from './compile-terms'
import { byPrecedence, whyBeaten } from './precedence'

/**
 * Every rule whose scope holds the sale, also those that are switched off: by group, in the order of precedence, with
 * the reason why it does not decide. The winners are those that `commissionOf` finds.
 */
export function explain(sale: CommissionSale, rules: readonly CommissionRule[]): CommissionCandidate[] {
  const winners = new Map<string, CommissionRule>()
  return rules
    .filter((rule) => holds(rule, sale))
    .sort((a, b) => compareText(a.stack_group, b.stack_group) || byPrecedence(a, b))
    .map((rule) => {
      const { id: rule_id, version: rule_version, name, stack_group } = rule
      const winner = winners.get(stack_group)
      const lost_because = whyNot(rule, sale) ?? (winner ? whyBeaten(rule, winner) : null)
      if (lost_because === null) winners.set(stack_group, rule)
      return {
        ...{ rule_id, rule_version, name, stack_group, lost_because },
        won: lost_because === null,
        beaten_by: lost_because === null ? null : (winner?.id ?? null),
      }
    })
}

/** Whether the rule speaks of such a sale at all. */
function holds(rule: CommissionRule, sale: CommissionSale): boolean {
  return (
    (rule.product_id === null || rule.product_id === sale.product_id) &&
    (rule.category_id === null || sale.category_ids.includes(rule.category_id)) &&
    (rule.collection_id === null || rule.collection_id === sale.collection_id) &&
    (rule.product_type_id === null || rule.product_type_id === sale.product_type_id) &&
    (rule.vendor_id === null || rule.vendor_id === sale.vendor_id) &&
    (rule.store_id === null || rule.store_id === sale.store_id)
  )
}

/** Why the rule does not apply, whatever the others say. */
function whyNot(rule: CommissionRule, { at, kind, currency_code }: CommissionSale): CommissionLoss | null {
  if (!rule.active) return 'inactive'
  if (rule.valid_from !== null && at < rule.valid_from) return 'not_yet_valid'
  if (rule.valid_to !== null && at >= rule.valid_to) return 'expired'
  if (kind === 'shipping' && !rule.charge_shipping) return 'shipping_not_charged'
  return chargeIn(compileTerms(rule), currency_code) ? null : 'currency_missing'
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
