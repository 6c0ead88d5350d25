import fc from 'fast-check'
import { amountsOf } from './amounts-of'

it('tax is what an order asks on top of its lines and its delivery', () => {
  const sums = { items_minor: 2_000n, discount_minor: 200n, shipping_minor: 500n, total_minor: 2_484n }
  expect(amountsOf(sums)).toEqual({
    ...{ items_minor: 2_000n, discount_minor: 200n, shipping_minor: 500n, tax_minor: 184n },
  })
})

it('parts sum to the total, and none is negative, whatever an order says', () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 9n })
  const sums = fc.record({
    ...{ items_minor: amount, discount_minor: amount, shipping_minor: amount, total_minor: amount },
  })
  fc.assert(
    fc.property(sums, (order) => {
      const { items_minor, discount_minor, shipping_minor, tax_minor } = amountsOf(order)
      expect(items_minor - discount_minor + shipping_minor + tax_minor).toBe(order.total_minor)
      expect([items_minor, shipping_minor]).toEqual([order.items_minor, order.shipping_minor])
      expect(tax_minor >= 0n && discount_minor >= order.discount_minor).toBe(true)
    }),
  )
})
