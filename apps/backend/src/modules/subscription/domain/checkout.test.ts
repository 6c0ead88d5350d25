import fc from 'fast-check'
import { groupBySubscription, paidAmounts, type SoldLine } from './checkout'

const line = fc.record<SoldLine>({
  offer_id: fc.constantFrom('o1', 'o2', 'o3'),
  plan_id: fc.constantFrom('p1', 'p2'),
  plan_version: fc.constantFrom(1, 2),
  trial_days: fc.constantFrom(0, 7),
  variant_id: fc.constantFrom('v1', 'v2', 'v3'),
  unit_price_minor: fc.bigInt({ min: 1n, max: 3n }),
  is_tax_inclusive: fc.boolean(),
  quantity: fc.integer({ min: 1, max: 9 }),
  tax_minor: fc.bigInt({ min: 0n, max: 100n }),
  total_minor: fc.bigInt({ min: 0n, max: 1_000n }),
})
const pieces = (lines: readonly SoldLine[]) => lines.reduce((sum, { quantity }) => sum + quantity, 0)
const totals = (lines: readonly SoldLine[]) => lines.reduce((sum, { total_minor }) => sum + total_minor, 0n)

it('no piece and no money is lost or bought twice, and each subscription has one set of terms and each thing once', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const groups = groupBySubscription(lines)
      const all = groups.flatMap((group) => group.lines)
      expect([pieces(all), totals(all)]).toEqual([pieces(lines), totals(lines)])
      expect(new Set(groups.flatMap(({ offers }) => offers))).toEqual(
        new Set(lines.map(({ offer_id }) => offer_id)),
      )
      for (const { lines: own } of groups) {
        const terms = own.map(({ plan_id, plan_version, trial_days }) =>
          [plan_id, plan_version, trial_days].join(),
        )
        expect(new Set(terms).size).toBe(1)
        expect(new Set(own.map(({ variant_id }) => variant_id)).size).toBe(own.length)
      }
    }),
  )
})

it('what was paid sums up', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), (lines) => {
      const { items_minor, discount_minor, shipping_minor, tax_minor, credit_minor, total_minor } =
        paidAmounts(lines)
      expect(items_minor - discount_minor + shipping_minor + tax_minor - credit_minor).toBe(total_minor)
      expect(total_minor).toBe(totals(lines))
      expect(discount_minor >= 0n).toBe(true)
    }),
  )
})

it('a thing that was offered at two prices is in two subscriptions', () => {
  const sold = { offer_id: 'o1', plan_id: 'p', plan_version: 1, trial_days: 0, variant_id: 'v' }
  const at = (unit_price_minor: bigint, offer_id: string): SoldLine => ({
    ...{
      ...sold,
      offer_id,
      unit_price_minor,
      is_tax_inclusive: false,
      quantity: 2,
      tax_minor: 1n,
      total_minor: 9n,
    },
  })
  const groups = groupBySubscription([at(5n, 'o1'), at(4n, 'o2'), at(5n, 'o3')])
  expect(groups.map(({ offers, lines }) => [offers, lines.map(({ quantity }) => quantity)])).toEqual([
    [['o1', 'o3'], [4]],
    [['o2'], [2]],
  ])
})
