import type { CommissionRule } from './commission-rule'
import { compileTerms, type CompiledTerms } from './compile-terms'
import { byPrecedence } from './precedence'

/** A rule made ready: everything that need not be asked for each line again. */
export interface CompiledRule {
  rule: CommissionRule
  terms: CompiledTerms
  /** Its place among all rules of the set; the lowest of its group wins. */
  order: number
  /** Its place in `RuleSet.groups`. */
  group: number
  /** Milliseconds; it counts from the first one to the last one, which is out. */
  from: number
  to: number
}

/** Rules of one catalogue scope, by the vendor that they are narrowed to; each list in the order of precedence. */
export interface SellerIndex {
  anyVendor: CompiledRule[]
  byVendor: Map<string, CompiledRule[]>
}

/** The active rules of a tenant, in a form in which a line finds its own without looking at the others. Immutable. */
export interface RuleSet {
  /** The stack groups, in alphabetical order. */
  groups: readonly string[]
  byProduct: ReadonlyMap<string, SellerIndex>
  byCategory: ReadonlyMap<string, SellerIndex>
  byCollection: ReadonlyMap<string, SellerIndex>
  byType: ReadonlyMap<string, SellerIndex>
  /** Rules about all products. */
  general: SellerIndex
}

/** Compiles rules, in any order. Those that are switched off are left out. */
export function compileRules(rules: readonly CommissionRule[]): RuleSet {
  const active = rules.filter((rule) => rule.active).sort(byPrecedence)
  const groups = [...new Set(active.map((rule) => rule.stack_group))].sort()
  const set = {
    groups,
    byProduct: new Map<string, SellerIndex>(),
    byCategory: new Map<string, SellerIndex>(),
    byCollection: new Map<string, SellerIndex>(),
    byType: new Map<string, SellerIndex>(),
    general: emptyIndex(),
  }
  active.forEach((rule, order) => {
    const { product_id, category_id, collection_id, product_type_id } = rule
    const index =
      product_id !== null
        ? indexAt(set.byProduct, product_id)
        : category_id !== null
          ? indexAt(set.byCategory, category_id)
          : collection_id !== null
            ? indexAt(set.byCollection, collection_id)
            : product_type_id !== null
              ? indexAt(set.byType, product_type_id)
              : set.general
    listAt(index, rule.vendor_id).push({
      ...{ rule, order, terms: compileTerms(rule), group: groups.indexOf(rule.stack_group) },
      from: rule.valid_from?.getTime() ?? -Infinity,
      to: rule.valid_to?.getTime() ?? Infinity,
    })
  })
  return set
}

const emptyIndex = (): SellerIndex => ({ anyVendor: [], byVendor: new Map() })

function indexAt(indexes: Map<string, SellerIndex>, id: string): SellerIndex {
  const index = indexes.get(id) ?? emptyIndex()
  indexes.set(id, index)
  return index
}

function listAt({ anyVendor, byVendor }: SellerIndex, vendorId: string | null): CompiledRule[] {
  if (vendorId === null) return anyVendor
  const list = byVendor.get(vendorId) ?? []
  byVendor.set(vendorId, list)
  return list
}
