import fc from 'fast-check'
import { checkContent } from '../../src/modules/commission/domain/check-content'
import { commissionOf } from '../../src/modules/commission/domain/commission-of'
import type { CommissionRule } from '../../src/modules/commission/domain/commission-rule'
import { explain } from '../../src/modules/commission/domain/explain'
import { compileRules } from '../../src/modules/commission/domain/rule-set'
import { percentage, rule, sale } from '../support/commission'

const winner = (rules: CommissionRule[], of = sale()) =>
  commissionOf(of, compileRules(rules))[0]?.rule_id ?? null

describe('the more specific rule wins', () => {
  const LADDER: CommissionRule[] = [
    rule({ id: 'tenant' }),
    rule({ id: 'store', store_id: 'store_1' }),
    rule({ id: 'vendor', vendor_id: 'ven_1' }),
    rule({ id: 'vendor and store', vendor_id: 'ven_1', store_id: 'store_1' }),
    rule({ id: 'category', category_id: 'cat_2' }),
    rule({ id: 'collection of a vendor', collection_id: 'col_1', vendor_id: 'ven_1' }),
    rule({ id: 'product', product_id: 'prod_1' }),
    rule({
      id: 'product of a vendor in a store',
      product_id: 'prod_1',
      vendor_id: 'ven_1',
      store_id: 'store_1',
    }),
  ]

  it.each(LADDER.map((top, index) => [top.id, index] as const))('%s', (id, index) => {
    // Whatever the less specific ones have: they are older, and of higher priority.
    const below = LADDER.slice(0, index).map((one) => ({ ...one, priority: 9, created_at: new Date(0) }))
    expect(winner([...below, LADDER[index]!])).toBe(id)
    expect(winner([LADDER[index]!, ...below])).toBe(id)
  })

  it.each(['category_id', 'collection_id', 'product_type_id'] as const)(
    '%s is as specific as its equals',
    (scope) => {
      const ids = { category_id: 'cat_1', collection_id: 'col_1', product_type_id: 'type_1' }
      const rules = Object.entries(ids).map(([key, id]) =>
        rule({ id: key, [key]: id, priority: key === scope ? 1 : 0 }),
      )
      expect(winner(rules)).toBe(scope)
    },
  )

  it.each([
    ['product_id', { product_id: 'prod_2' }],
    ['category_id', { category_ids: ['cat_3'] }],
    ['category_id', { category_ids: [] }],
    ['collection_id', { collection_id: null }],
    ['product_type_id', { product_type_id: 'type_2' }],
    ['vendor_id', { vendor_id: 'ven_2' }],
    ['store_id', { store_id: 'store_2' }],
    ['store_id', { store_id: null }],
  ])('a rule of another %s says nothing', (scope, of) => {
    const ids: Record<string, string> = {
      ...{ product_id: 'prod_1', category_id: 'cat_1', collection_id: 'col_1' },
      ...{ product_type_id: 'type_1', vendor_id: 'ven_1', store_id: 'store_1' },
    }
    const narrow = rule({ id: 'narrow', [scope]: ids[scope] })
    expect(winner([narrow])).toBe('narrow')
    expect(winner([narrow], sale(of))).toBeNull()
  })
})

describe('of two that are equally specific', () => {
  it('the higher priority wins, then the older, then the lower id', () => {
    const older = rule({ id: 'z', created_at: new Date('2025-12-31T23:59:59.999Z') })
    const [a, b] = [rule({ id: 'a' }), rule({ id: 'b' })]
    expect(winner([b, a])).toBe('a')
    expect(winner([a, older, b])).toBe('z')
    expect(winner([a, older, rule({ id: 'x', priority: 1 })])).toBe('x')
    expect(winner([a, rule({ id: 'x', priority: -1, created_at: new Date(0) })])).toBe('a')
  })
})

describe('a rule that does not apply leaves the sale to the next one', () => {
  const at = (moment: string) => sale({ at: new Date(moment) })
  const fallback = rule({ id: 'fallback' })
  const period = rule({
    ...{ id: 'spring', vendor_id: 'ven_1' },
    ...{ valid_from: new Date('2026-03-01T00:00:00Z'), valid_to: new Date('2026-06-01T00:00:00Z') },
  })

  it.each([
    ['2026-02-28T23:59:59.999Z', 'fallback'],
    ['2026-03-01T00:00:00.000Z', 'spring'],
    ['2026-05-31T23:59:59.999Z', 'spring'],
    ['2026-06-01T00:00:00.000Z', 'fallback'],
  ])('at %s: %s', (moment, expected) => {
    expect(winner([period, fallback], at(moment))).toBe(expected)
  })

  it('switched off', () => {
    expect(winner([rule({ id: 'off', vendor_id: 'ven_1', active: false }), fallback])).toBe('fallback')
  })

  it('without amounts in the currency of the sale', () => {
    const terms = {
      kind: 'flat' as const,
      per: 'line' as const,
      amounts: [{ currency_code: 'eur', amount_minor: 1 }],
    }
    const euro = rule({ id: 'euro', vendor_id: 'ven_1', terms })
    expect(winner([euro, fallback])).toBe('fallback')
    expect(winner([euro, fallback], sale({ currency_code: 'eur' }))).toBe('euro')
  })

  it('shipping, which few charge, and none that is about products', () => {
    const shipping = sale({
      kind: 'shipping',
      product_id: null,
      category_ids: [],
      collection_id: null,
      product_type_id: null,
    })
    const both = rule({ id: 'both', charge_shipping: true })
    expect(winner([fallback], shipping)).toBeNull()
    expect(winner([rule({ id: 'narrow', vendor_id: 'ven_1' }), both], shipping)).toBe('both')
    expect(winner([both])).toBe('both')
  })
})

it('one rule wins in each stack group, and the groups come in alphabetical order', () => {
  const rules = [
    rule({ id: 'base' }),
    rule({ id: 'ads', stack_group: 'ads', terms: percentage(200) }),
    rule({ id: 'more ads', stack_group: 'ads', vendor_id: 'ven_1', terms: percentage(300) }),
    rule({ id: 'elsewhere', stack_group: 'zone', vendor_id: 'ven_2' }),
  ]
  const results = commissionOf(sale(), compileRules(rules))
  expect(
    results.map(({ stack_group, rule_id, amount_minor }) => [stack_group, rule_id, amount_minor]),
  ).toEqual([
    ['ads', 'more ads', 360n],
    ['commission', 'base', 1_200n],
  ])
})

describe('in whatever order the rules come', () => {
  const maybe = (id: string) => fc.constantFrom(null, id, `${id}x`)
  const moment = fc.option(
    fc.integer({ min: 0, max: 6 }).map((month) => new Date(Date.UTC(2026, month))),
    { nil: null },
  )
  const scope = fc.record({
    vendor_id: maybe('ven_1'),
    store_id: maybe('store_1'),
    catalogue: fc.constantFrom(
      {},
      {},
      ...[{ product_id: 'prod_1' }, { product_id: 'prod_2' }, { category_id: 'cat_1' }],
      ...[{ category_id: 'cat_9' }, { collection_id: 'col_1' }, { product_type_id: 'type_1' }],
    ),
  })
  const rules = fc
    .array(
      fc.record({
        scope,
        priority: fc.integer({ min: -1, max: 1 }),
        stack_group: fc.constantFrom('commission', 'ads'),
        active: fc.constantFrom(true, true, false),
        created: fc.integer({ min: 0, max: 2 }),
        valid_from: moment,
        valid_to: moment,
        charge_shipping: fc.boolean(),
        rate: fc.integer({ min: 0, max: 10_000 }),
      }),
      { maxLength: 12 },
    )
    .map((given) =>
      given.map(({ scope: { catalogue, ...seller }, created, rate, charge_shipping, ...rest }, index) =>
        rule({
          id: `rule_${index}`,
          ...{ ...catalogue, ...seller, ...rest },
          charge_shipping: charge_shipping && Object.keys(catalogue).length === 0,
          terms: percentage(rate),
          created_at: new Date(created),
        }),
      ),
    )
  const sales = fc.record({
    kind: fc.constantFrom('item' as const, 'shipping' as const),
    vendor_id: fc.constantFrom('ven_1', 'ven_2'),
    store_id: fc.constantFrom('store_1', null),
    at: fc.integer({ min: 0, max: 6 }).map((month) => new Date(Date.UTC(2026, month))),
  })

  it('the same ones win, and the explanation names them', () => {
    fc.assert(
      fc.property(rules, sales, fc.nat(), (made, given, turn) => {
        const shipping = { product_id: null, category_ids: [], collection_id: null, product_type_id: null }
        const of = sale({ ...given, ...(given.kind === 'shipping' && shipping) })
        const results = commissionOf(of, compileRules(made))
        const turned = made.map((_, index) => made[(index + turn) % made.length]!)
        expect(commissionOf(of, compileRules(turned))).toEqual(results)
        const candidates = explain(of, made)
        expect(candidates.filter(({ won }) => won).map(({ rule_id }) => rule_id)).toEqual(
          results.map(({ rule_id }) => rule_id),
        )
        expect(explain(of, turned)).toEqual(candidates)
        expect(candidates.every(({ won, lost_because }) => won === (lost_because === null))).toBe(true)
      }),
    )
  })
})

it('the explanation says of each rule why it lost, and to whom', () => {
  const rules = [
    rule({ id: 'winner', vendor_id: 'ven_1', priority: 1, created_at: new Date(2) }),
    rule({ id: 'off', vendor_id: 'ven_1', active: false }),
    rule({ id: 'early', vendor_id: 'ven_1', valid_from: new Date('2026-04-01T00:00:00Z') }),
    rule({ id: 'late', vendor_id: 'ven_1', valid_to: new Date('2026-03-01T00:00:00Z') }),
    rule({ id: 'broad' }),
    rule({ id: 'low', vendor_id: 'ven_1', created_at: new Date(2) }),
    rule({ id: 'young', vendor_id: 'ven_1', priority: 1, created_at: new Date(3) }),
    rule({ id: 'z', vendor_id: 'ven_1', priority: 1, created_at: new Date(2) }),
    rule({ id: 'stranger', vendor_id: 'ven_2' }),
  ]
  rules.forEach(checkContent)
  expect(
    explain(sale(), rules).map(({ rule_id, lost_because, beaten_by }) => [rule_id, lost_because, beaten_by]),
  ).toEqual([
    ['winner', null, null],
    ['z', 'later_id', 'winner'],
    ['young', 'younger', 'winner'],
    ['low', 'lower_priority', 'winner'],
    ['early', 'not_yet_valid', 'winner'],
    ['late', 'expired', 'winner'],
    ['off', 'inactive', 'winner'],
    ['broad', 'less_specific', 'winner'],
  ])
})
