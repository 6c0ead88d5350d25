import type { CommissionRule, CommissionTerms } from '@cityos/contracts'
import { bodyOf, bpsOf, EMPTY_FORM, formOf, type NotANumber, percentOf } from './rule-form'

const rule = (terms: CommissionTerms) =>
  ({
    ...{ id: 'comrule_1', version: 3, name: 'Fashion', description: null, terms },
    limits: [{ currency_code: 'kwd', minimum_minor: 125, maximum_minor: null }],
    ...{ product_id: null, category_id: 'pcat_1', collection_id: null, product_type_id: null },
    ...{ vendor_id: 'ven_1', store_id: null, charge_shipping: true, only_listed_currencies: true },
    ...{ valid_from: '2026-01-01T00:00:00.000Z', valid_to: null, priority: -5, stack_group: 'promo' },
    ...{ active: false, missing_currencies: [], created_at: '', updated_at: '' },
  }) as CommissionRule

it.each<CommissionTerms>([
  { kind: 'percentage', rate_bps: 805 },
  { kind: 'percentage', rate_bps: 0 },
  { kind: 'percentage', rate_bps: 10_000 },
  {
    ...{ kind: 'flat', per: 'line' },
    amounts: [
      { currency_code: 'jpy', amount_minor: 120 },
      { currency_code: 'kwd', amount_minor: 1250 },
    ],
  },
  {
    ...{ kind: 'tiered', basis: 'volume', mode: 'whole' },
    tables: [
      {
        currency_code: 'usd',
        tiers: [
          { from_minor: 0, rate_bps: 1000 },
          { from_minor: 100_000, rate_bps: 750 },
        ],
      },
      { currency_code: 'jpy', tiers: [{ from_minor: 0, rate_bps: 900 }] },
    ],
  },
])('a rule that is opened and saved says what it said: %j', (terms) => {
  const { id, version, missing_currencies, created_at, updated_at, ...content } = rule(terms)
  void [id, version, missing_currencies, created_at, updated_at]
  expect(bodyOf(formOf(rule(terms)))).toEqual(content)
})

it('names the field whose text is no number', () => {
  const fieldOf = (form: Partial<typeof EMPTY_FORM>) => {
    try {
      bodyOf({ ...EMPTY_FORM, rate: '1', ...form })
    } catch (error) {
      return (error as NotANumber).field
    }
    return undefined
  }
  expect(fieldOf({})).toBeUndefined()
  expect(fieldOf({ rate: '8.055' })).toBe('terms.rate_bps')
  expect(fieldOf({ rate: 'ten' })).toBe('terms.rate_bps')
  expect(fieldOf({ priority: '1.5' })).toBe('priority')
  expect(fieldOf({ kind: 'flat', amounts: [{ currency: 'jpy', amount: '1.5' }] })).toBe('terms.amounts')
  expect(fieldOf({ limits: [{ currency: 'usd', minimum: 'x', maximum: '' }] })).toBe('limits')
})

it('writes rates as people do', () => {
  expect(['8', '8.05', '8,5', '0'].map(bpsOf)).toEqual([800, 805, 850, 0])
  expect([800, 805, 850, 0, 10_000].map(percentOf)).toEqual(['8', '8.05', '8.5', '0', '100'])
})
