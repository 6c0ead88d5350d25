import type { CommissionScope } from './commission-rule'

/**
 * How narrow a scope is: product before collection, category and product type (these three are equals) before
 * everything; within each vendor and store before vendor before store before neither.
 */
export function specificity(scope: CommissionScope): number {
  const catalogue = scope.product_id !== null ? 2 : hasCatalogueScope(scope) ? 1 : 0
  const seller = (scope.vendor_id !== null ? 2 : 0) + (scope.store_id !== null ? 1 : 0)
  return catalogue * 4 + seller
}

/** Whether the rule is about some products only. Shipping has no product: such a rule never charges it. */
export function hasCatalogueScope(scope: CommissionScope): boolean {
  const { product_id, category_id, collection_id, product_type_id } = scope
  return [product_id, category_id, collection_id, product_type_id].some((id) => id !== null)
}
