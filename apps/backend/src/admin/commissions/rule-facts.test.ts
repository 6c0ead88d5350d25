import type { CommissionRuleVersion } from '@cityos/contracts'
import { differing } from './rule-facts'

const version = {
  ...{ name: 'Fashion', description: null, terms: { kind: 'percentage', rate_bps: 800 }, limits: [] },
  ...{ product_id: null, category_id: 'pcat_1', collection_id: null, product_type_id: null },
  ...{ vendor_id: null, store_id: null, charge_shipping: false, only_listed_currencies: false },
  ...{ valid_from: null, valid_to: null, priority: 0, stack_group: 'commission', active: true },
} as unknown as CommissionRuleVersion

it('marks what an edit has changed, and nothing else', () => {
  const edited = (part: object) => [...differing({ ...version, ...part }, version)]
  expect(edited({})).toEqual([])
  expect(edited({ terms: { kind: 'percentage', rate_bps: 900 } })).toEqual(['terms'])
  expect(edited({ vendor_id: 'ven_1' })).toEqual(['scope'])
  expect(edited({ valid_to: '2027-01-01T00:00:00.000Z', active: false })).toEqual(['validity', 'active'])
  expect(edited({ version: 9, created_at: 'later', changed_by: 'user_1' })).toEqual([])
})
