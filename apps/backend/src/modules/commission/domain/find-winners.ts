import type { CommissionSale } from './commission-sale'
import { chargeIn } from './compile-terms'
import type { CompiledRule, RuleSet, SellerIndex } from './rule-set'

/** The winner so far in each group. */
type Best = (CompiledRule | undefined)[]

/** The rule that wins in each stack group, at the group's place; undefined where none applies. */
export function findWinners(sale: CommissionSale, set: RuleSet): Best {
  const best: Best = []
  for (let group = 0; group < set.groups.length; group++) best.push(undefined)
  const at = sale.at.getTime()
  if (sale.product_id !== null) look(best, set.byProduct.get(sale.product_id), sale, at)
  for (const category of sale.category_ids) look(best, set.byCategory.get(category), sale, at)
  if (sale.collection_id !== null) look(best, set.byCollection.get(sale.collection_id), sale, at)
  if (sale.product_type_id !== null) look(best, set.byType.get(sale.product_type_id), sale, at)
  look(best, set.general, sale, at)
  return best
}

function look(best: Best, index: SellerIndex | undefined, sale: CommissionSale, at: number): void {
  if (!index) return
  consider(best, index.byVendor.get(sale.vendor_id), sale, at)
  consider(best, index.anyVendor, sale, at)
}

function consider(
  best: Best,
  rules: readonly CompiledRule[] | undefined,
  sale: CommissionSale,
  at: number,
): void {
  if (!rules) return
  for (const compiled of rules) {
    const rival = best[compiled.group]
    if (rival !== undefined && rival.order < compiled.order) continue
    if (applies(compiled, sale, at)) best[compiled.group] = compiled
  }
}

/** Whether the rule, whose catalogue scope and vendor hold the sale, says something about it. */
function applies({ rule, terms, from, to }: CompiledRule, sale: CommissionSale, at: number): boolean {
  if (rule.store_id !== null && rule.store_id !== sale.store_id) return false
  if (at < from || at >= to) return false
  if (sale.kind === 'shipping' && !rule.charge_shipping) return false
  return chargeIn(terms, sale.currency_code) !== null
}
