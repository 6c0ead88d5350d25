import { checkAmount, checkCurrencies, checkTerms, refuse } from './check-terms'
import type { CommissionContent } from './commission-rule'
import { hasCatalogueScope } from './specificity'

/**
 * The rules that go beyond a schema. What passes can be compiled and charges a definite amount for every line.
 * @throws CityosError `commission_scope_invalid`, `commission_period_invalid`, `commission_rate_invalid`,
 * `commission_amount_invalid`, `commission_tiers_invalid`, `currency_unknown`.
 */
export function checkContent(content: CommissionContent): void {
  checkScope(content)
  const { valid_from, valid_to } = content
  if (valid_from !== null && valid_to !== null && valid_from >= valid_to) {
    refuse('commission_period_invalid', 'valid_to: has to come after valid_from.')
  }
  checkTerms(content.terms)
  checkLimits(content.limits)
}

function checkScope(content: CommissionContent): void {
  const { product_id, category_id, collection_id, product_type_id, charge_shipping } = content
  if ([product_id, category_id, collection_id, product_type_id].filter((id) => id !== null).length > 1) {
    refuse(
      'commission_scope_invalid',
      'A rule is about one of product_id, category_id, collection_id and product_type_id, or about none.',
    )
  }
  if (charge_shipping && hasCatalogueScope(content)) {
    refuse(
      'commission_scope_invalid',
      'charge_shipping: shipping has no product, so a rule about some products cannot charge it.',
    )
  }
}

function checkLimits(limits: CommissionContent['limits']): void {
  if (limits.length) checkCurrencies(limits, 'limits', 'commission_amount_invalid')
  for (const { currency_code, minimum_minor, maximum_minor } of limits) {
    const where = `limits: ${currency_code}`
    for (const amount of [minimum_minor, maximum_minor]) if (amount !== null) checkAmount(amount, where)
    if (minimum_minor === null && maximum_minor === null) {
      refuse('commission_amount_invalid', `${where}: names neither a minimum nor a maximum.`)
    }
    if (minimum_minor !== null && maximum_minor !== null && minimum_minor > maximum_minor) {
      refuse('commission_amount_invalid', `${where}: the minimum is above the maximum.`)
    }
  }
}
