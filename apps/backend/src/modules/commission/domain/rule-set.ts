import type { CommissionRule } from './commission-rule'
import { chargeIn, compileTerms, type ChargeInCurrency, type CompiledTerms } from './compile-terms'
import { byPrecedence } from './precedence'

/** A rule made ready for one currency: everything that need not be asked for each line again. */
export interface CompiledRule {
  rule: CommissionRule
  charge: ChargeInCurrency
  /** Its place among all rules of the set; the lowest of its group wins. */
  order: number
  /** Its place in `RuleSet.groups`. */
  group: number
  store_id: string | null
  charge_shipping: boolean
  /** Milliseconds; it counts from the first one to the last one, which is out. */
  from: number
  to: number
}

/** Rules of one catalogue scope, by the vendor that they are narrowed to; each list in the order of precedence. */
export interface SellerIndex {
  anyVendor: CompiledRule[]
  byVendor: Map<string, CompiledRule[]>
}

/** The rules that say something in one currency, so that a line finds its own without looking at the others. */
export interface RuleIndex {
  byProduct: Map<string, SellerIndex>
  byCategory: Map<string, SellerIndex>
  byCollection: Map<string, SellerIndex>
  byType: Map<string, SellerIndex>
  /** Rules about all products. */
  general: SellerIndex
}

/** The active rules of a tenant. Immutable but for the indexes, which are made for a currency when it first comes. */
export interface RuleSet {
  /** The stack groups, in alphabetical order. */
  groups: readonly string[]
  /** In the order of precedence. */
  rules: readonly { rule: CommissionRule; terms: CompiledTerms; group: number }[]
  indexes: Map<string, RuleIndex>
}

/** Compiles rules, in any order. Those that are switched off are left out. */
export function compileRules(rules: readonly CommissionRule[]): RuleSet {
  const active = rules.filter((rule) => rule.active).sort(byPrecedence)
  const groups = [...new Set(active.map((rule) => rule.stack_group))].sort()
  return {
    groups,
    rules: active.map((rule) => ({
      rule,
      terms: compileTerms(rule),
      group: groups.indexOf(rule.stack_group),
    })),
    indexes: new Map(),
  }
}

/** The rules of the set that say something in a currency. */
export function indexFor(set: RuleSet, currency: string): RuleIndex {
  return set.indexes.get(currency) ?? makeIndex(set, currency)
}

function makeIndex(set: RuleSet, currency: string): RuleIndex {
  const index: RuleIndex = {
    byProduct: new Map(),
    byCategory: new Map(),
    byCollection: new Map(),
    byType: new Map(),
    general: emptyIndex(),
  }
  set.rules.forEach(({ rule, terms, group }, order) => {
    const charge = chargeIn(terms, currency)
    if (!charge) return
    const { store_id, charge_shipping, valid_from, valid_to } = rule
    listFor(index, rule).push({
      ...{ rule, charge, order, group, store_id, charge_shipping },
      from: valid_from?.getTime() ?? -Infinity,
      to: valid_to?.getTime() ?? Infinity,
    })
  })
  set.indexes.set(currency, index)
  return index
}

function listFor(index: RuleIndex, rule: CommissionRule): CompiledRule[] {
  const { product_id, category_id, collection_id, product_type_id, vendor_id } = rule
  const { anyVendor, byVendor } =
    product_id !== null
      ? indexAt(index.byProduct, product_id)
      : category_id !== null
        ? indexAt(index.byCategory, category_id)
        : collection_id !== null
          ? indexAt(index.byCollection, collection_id)
          : product_type_id !== null
            ? indexAt(index.byType, product_type_id)
            : index.general
  if (vendor_id === null) return anyVendor
  const list = byVendor.get(vendor_id) ?? []
  byVendor.set(vendor_id, list)
  return list
}

const emptyIndex = (): SellerIndex => ({ anyVendor: [], byVendor: new Map() })

function indexAt(indexes: Map<string, SellerIndex>, id: string): SellerIndex {
  const index = indexes.get(id) ?? emptyIndex()
  indexes.set(id, index)
  return index
}
