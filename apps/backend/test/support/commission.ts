import type { CommissionTerms } from '@cityos/contracts'
import type { CommissionRule } from '../../src/modules/commission/domain/commission-rule'
import type { CommissionSale } from '../../src/modules/commission/domain/commission-sale'

export const percentage = (rate_bps: number): CommissionTerms => ({ kind: 'percentage', rate_bps })

/** A rule of 10% about everything, but for what is given. */
export function rule(given: Partial<CommissionRule> & { id: string }): CommissionRule {
  return {
    version: 1,
    version_id: `${given.id}_v${given.version ?? 1}`,
    created_at: new Date('2026-01-01T00:00:00Z'),
    name: given.id,
    description: null,
    terms: percentage(1_000),
    limits: [],
    ...{ product_id: null, category_id: null, collection_id: null, product_type_id: null },
    ...{ vendor_id: null, store_id: null },
    charge_shipping: false,
    only_listed_currencies: false,
    ...{ valid_from: null, valid_to: null },
    priority: 0,
    stack_group: 'commission',
    active: true,
    ...given,
  }
}

/** One shirt for 120.00 US dollars, but for what is given. */
export function sale(given: Partial<CommissionSale> = {}): CommissionSale {
  return {
    line_id: 'line_1',
    kind: 'item',
    vendor_id: 'ven_1',
    product_id: 'prod_1',
    category_ids: ['cat_1', 'cat_2'],
    collection_id: 'col_1',
    product_type_id: 'type_1',
    store_id: 'store_1',
    quantity: '1',
    unit_price_minor: 12_000n,
    base_minor: 12_000n,
    currency_code: 'usd',
    at: new Date('2026-03-10T12:00:00Z'),
    volume_minor: 0n,
    ...given,
  }
}
