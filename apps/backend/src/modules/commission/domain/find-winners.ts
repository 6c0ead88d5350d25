import type { CommissionSale } from './commission-sale'
import { indexFor, type CompiledRule, type RuleSet, type SellerIndex } from './rule-set'

/** The winner so far in each group. */
type Best = (CompiledRule | undefined)[]

/** The rule that wins in each stack group, at the group's place; undefined where none applies. */
export function findWinners(sale: CommissionSale, set: RuleSet): Best {
  // Of its exact length: an array that grows takes room for seventeen.
  const best: Best = new Array<CompiledRule | undefined>(set.groups.length)
  const index = indexFor(set, sale.currency_code)
  const at = sale.at.getTime()
  if (sale.product_id !== null && index.byProduct.size > 0) {
    look(best, index.byProduct.get(sale.product_id), sale, at)
    if (isDecided(best)) return best
  }
  for (const category of sale.category_ids) look(best, index.byCategory.get(category), sale, at)
  if (sale.collection_id !== null) look(best, index.byCollection.get(sale.collection_id), sale, at)
  if (sale.product_type_id !== null) look(best, index.byType.get(sale.product_type_id), sale, at)
  if (!isDecided(best)) look(best, index.general, sale, at)
  return best
}

/** Whether each group has a winner: what is less specific than all rules looked at so far changes nothing any more. */
function isDecided(best: Best): boolean {
  for (const winner of best) if (winner === undefined) return false
  return true
}

function look(best: Best, index: SellerIndex | undefined, sale: CommissionSale, at: number): void {
  if (!index) return
  if (index.byVendor.size > 0) consider(best, index.byVendor.get(sale.vendor_id), sale, at)
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

/** Whether the rule counts, of which catalogue scope, vendor and currency hold the sale. */
function applies(compiled: CompiledRule, sale: CommissionSale, at: number): boolean {
  if (compiled.store_id !== null && compiled.store_id !== sale.store_id) return false
  if (at < compiled.from || at >= compiled.to) return false
  return sale.kind === 'item' || compiled.charge_shipping
}
