import { CommissionTerms, CreateCommissionRule } from '@cityos/contracts'
import { checkContent } from '../../src/modules/commission/domain/check-content'
import { missingCurrencies } from '../../src/modules/commission/domain/check-terms'
import { percentage, rule } from '../support/commission'

type Given = Partial<Parameters<typeof rule>[0]>
const outcome = (given: Given) => {
  try {
    checkContent(rule({ id: 'R', ...given }))
    return 'fine'
  } catch (error) {
    return (error as { code: string }).code
  }
}
const usd = <T extends object>(row: T) => ({ currency_code: 'usd', ...row })
const flat = (amounts: { currency_code: string; amount_minor: number }[]): Given => ({
  terms: { kind: 'flat', per: 'unit', amounts },
})
const tiers = (...rows: [from_minor: number, rate_bps: number][]): Given => ({
  terms: {
    ...{ kind: 'tiered', basis: 'volume', mode: 'whole' },
    tables: [usd({ tiers: rows.map(([from_minor, rate_bps]) => ({ from_minor, rate_bps })) })],
  },
})
const limit = (minimum_minor: number | null, maximum_minor: number | null): Given => ({
  limits: [usd({ minimum_minor, maximum_minor })],
})
const MOST = 9_000_000_000_000_000

it.each<[string, Given, string]>([
  ['nothing but a rate', {}, 'fine'],
  ['a product of a vendor in a store', { product_id: 'p', vendor_id: 'v', store_id: 's' }, 'fine'],
  ['a product and a category', { product_id: 'p', category_id: 'c' }, 'commission_scope_invalid'],
  ['a collection and a type', { collection_id: 'p', product_type_id: 'c' }, 'commission_scope_invalid'],
  ['shipping of a vendor', { vendor_id: 'v', charge_shipping: true }, 'fine'],
  ['shipping of a product', { product_id: 'p', charge_shipping: true }, 'commission_scope_invalid'],
  ['a period', { valid_from: new Date(1), valid_to: new Date(2) }, 'fine'],
  ['a period of nothing', { valid_from: new Date(2), valid_to: new Date(2) }, 'commission_period_invalid'],
  [
    'a period that ends first',
    { valid_from: new Date(2), valid_to: new Date(1) },
    'commission_period_invalid',
  ],
  ['0%', { terms: percentage(0) }, 'fine'],
  ['100%', { terms: percentage(10_000) }, 'fine'],
  ['a negative rate', { terms: percentage(-1) }, 'commission_rate_invalid'],
  ['more than all of it', { terms: percentage(10_001) }, 'commission_rate_invalid'],
  ['an amount', flat([usd({ amount_minor: 50 })]), 'fine'],
  ['no amount', flat([]), 'commission_amount_invalid'],
  ['a negative amount', flat([usd({ amount_minor: -1 })]), 'commission_amount_invalid'],
  ['more than any amount', flat([usd({ amount_minor: MOST + 1 })]), 'commission_amount_invalid'],
  ['two amounts', flat([usd({ amount_minor: 1 }), usd({ amount_minor: 2 })]), 'commission_amount_invalid'],
  ['a currency that is none', flat([{ currency_code: 'xyz', amount_minor: 1 }]), 'currency_unknown'],
  ['tiers', tiers([0, 1_000], [1, 500]), 'fine'],
  [
    'no tables',
    { terms: { kind: 'tiered', basis: 'price', mode: 'whole', tables: [] } },
    'commission_tiers_invalid',
  ],
  ['no tiers', tiers(), 'commission_tiers_invalid'],
  ['tiers that begin above nothing', tiers([1, 1_000]), 'commission_tiers_invalid'],
  ['two tiers at one bound', tiers([0, 1_000], [5, 500], [5, 400]), 'commission_tiers_invalid'],
  ['tiers that overlap', tiers([0, 1_000], [5, 500], [4, 400]), 'commission_tiers_invalid'],
  ['a tier beyond all amounts', tiers([0, 1_000], [MOST + 1, 500]), 'commission_tiers_invalid'],
  ['a negative rate in a tier', tiers([0, 1_000], [5, -1]), 'commission_rate_invalid'],
  ['bounds', limit(1, 2), 'fine'],
  ['equal bounds', limit(2, 2), 'fine'],
  ['bounds that cross', limit(3, 2), 'commission_amount_invalid'],
  ['bounds of nothing', limit(null, null), 'commission_amount_invalid'],
  ['a negative minimum', limit(-1, null), 'commission_amount_invalid'],
])('%s: %s', (_what, given, expected) => {
  expect(outcome(given)).toBe(expected)
})

it('a refusal says where', () => {
  expect(() => checkContent(rule({ id: 'R', ...tiers([0, 1], [5, 1], [5, 1]) }))).toThrow(
    'terms.tables: usd: tier 3 begins at 5, which is not above 5.',
  )
})

it('a rule of amounts says nothing about currencies that it does not list', () => {
  const terms = flat([usd({ amount_minor: 1 })]).terms!
  expect(missingCurrencies(terms, ['usd', 'eur', 'kwd'])).toEqual(['eur', 'kwd'])
  expect(missingCurrencies(percentage(1), ['usd', 'eur'])).toEqual([])
})

describe('the schema', () => {
  const body = { name: 'R', terms: percentage(1) }

  it('lets nothing in that it does not know, and no fractions', () => {
    expect(CreateCommissionRule.safeParse(body).success).toBe(true)
    for (const wrong of [
      ...[{ rate_bps: 1 }, { tenant_id: 'x' }, { version: 2 }, { name: ' ' }, { stack_group: 'A b' }],
      ...[{ terms: { ...percentage(1), amount_minor: 1 } }, { terms: percentage(0.5) }],
      ...[{ valid_from: '2026-01-01' }, { vendor_id: 'prod_1' }, { priority: 1.5 }],
    ]) {
      expect([wrong, CreateCommissionRule.safeParse({ ...body, ...wrong }).success]).toEqual([wrong, false])
    }
  })

  it('has tiers without upper bounds, so that no gap can be written', () => {
    const tier = { from_minor: 0, to_minor: 5, rate_bps: 1 }
    const tables = [{ currency_code: 'usd', tiers: [tier] }]
    expect(CommissionTerms.safeParse({ kind: 'tiered', basis: 'price', mode: 'whole', tables }).success).toBe(
      false,
    )
  })
})
