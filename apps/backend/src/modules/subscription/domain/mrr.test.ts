import fc from 'fast-check'
import { mrrOf, mrrReport, MRR_MOVEMENTS, type MrrChange } from './mrr'

const items = [{ unit_price_minor: 1000n, quantity: 3 }]

it.each([
  ['active', 'month', 1, 3000n],
  ['past_due', 'month', 1, 3000n],
  ['active', 'year', 1, 250n],
  ['active', 'quarter', 2, 500n],
  ['active', 'week', 1, 13_000n],
  ['active', 'day', 30, 3042n],
  ['trialing', 'month', 1, 0n],
  ['paused', 'month', 1, 0n],
  ['unpaid', 'month', 1, 0n],
  ['canceled', 'month', 1, 0n],
  ['draft', 'month', 1, 0n],
] as const)('one that is %s, each %s × %i, brings %p a month', (status, interval, interval_count, mrr) => {
  expect(mrrOf({ status, interval, interval_count, items })).toBe(mrr)
})

const day = (number: number) => new Date(Date.UTC(2027, 0, 1 + number))
const change = (
  subscription_id: string,
  at: number,
  mrr_minor: bigint,
  currency_code = 'eur',
): MrrChange => ({
  ...{ subscription_id, currency_code, mrr_minor },
  at: day(at),
})

it('each change counts as what it was', () => {
  const history = [
    change('sub_1', 0, 1000n),
    change('sub_2', 1, 500n),
    change('sub_3', 12, 700n),
    change('sub_1', 13, 1500n),
    change('sub_2', 14, 0n),
    change('sub_1', 15, 1200n),
    change('sub_2', 20, 400n),
    // Behind the time that is asked for.
    change('sub_3', 31, 0n),
    change('sub_4', 12, 90n, 'aed'),
  ]
  expect(mrrReport(history, day(10), day(31))).toEqual([
    {
      ...{ currency_code: 'aed', opening_minor: 0n, closing_minor: 90n },
      movements_minor: { new: 90n, expansion: 0n, contraction: 0n, churn: 0n, reactivation: 0n },
    },
    {
      ...{ currency_code: 'eur', opening_minor: 1500n, closing_minor: 2300n },
      movements_minor: { new: 700n, expansion: 500n, contraction: -300n, churn: -500n, reactivation: 400n },
    },
  ])
})

it('opening and movements are closing, and both are what a plain count finds', () => {
  const changes = fc.array(
    fc.record({
      subscription_id: fc.constantFrom('sub_1', 'sub_2', 'sub_3', 'sub_4'),
      currency_code: fc.constantFrom('eur', 'usd'),
      at: fc.nat(60).map(day),
      mrr_minor: fc.oneof(fc.constant(0n), fc.bigInt({ min: 1n, max: 10n ** 15n })),
    }),
    { maxLength: 40 },
  )
  fc.assert(
    fc.property(changes, fc.nat(60), fc.nat(60), (history, a, b) => {
      const [from, to] = [day(Math.min(a, b)), day(Math.max(a, b))]
      /** What all bring just before a moment: for each subscription its last change. */
      const naive = (currency: string, before: Date) => {
        const ids = new Set(history.map(({ subscription_id: id }) => id))
        return [...ids].reduce((sum, id) => {
          const own = history.filter(
            (one) => one.subscription_id === id && one.currency_code === currency && one.at < before,
          )
          const latest = own.reduce<MrrChange | undefined>((x, y) => (x && x.at > y.at ? x : y), undefined)
          return sum + (latest?.mrr_minor ?? 0n)
        }, 0n)
      }
      for (const report of mrrReport(history, from, to)) {
        const { currency_code, opening_minor, closing_minor, movements_minor } = report
        expect(opening_minor).toBe(naive(currency_code, from))
        expect(closing_minor).toBe(naive(currency_code, to))
        const moved = MRR_MOVEMENTS.reduce((sum, movement) => sum + movements_minor[movement], 0n)
        expect(opening_minor + moved).toBe(closing_minor)
        for (const gain of ['new', 'expansion', 'reactivation'] as const)
          expect(movements_minor[gain] >= 0n).toBe(true)
        for (const loss of ['contraction', 'churn'] as const) expect(movements_minor[loss] <= 0n).toBe(true)
      }
    }),
  )
})
