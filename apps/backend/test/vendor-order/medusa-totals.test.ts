import { decorateCartTotals } from '@medusajs/framework/utils'
import { toMinor, type MajorAmount } from '@cityos/money'
import type { LineToSplit } from '../../src/modules/vendor-order/domain/order-to-split'
import { splitOrder } from '../../src/modules/vendor-order/domain/split-order'
import { numbersFrom } from '../support/carts'

interface Totals {
  id: string
  unit_price: MajorAmount
  amount: MajorAmount
  subtotal: MajorAmount
  discount_subtotal: MajorAmount
  tax_total: MajorAmount
  total: MajorAmount
}

const CURRENCIES = ['jpy', 'usd', 'kwd']
const RATES = [0, 7.7, 8.875, 19, 21]

/** A cart as Medusa stores it, of 1 to 6 vendors, with promotions and credit. */
function storedCart(seed: number) {
  const pick = numbersFrom(seed)
  const taxed = (subject: object, amount: number) => ({
    ...subject,
    is_tax_inclusive: pick(0, 1) === 1,
    tax_lines: [{ rate: RATES[pick(0, 4)], code: 'tax' }],
    adjustments: pick(0, 1)
      ? [{ amount: (amount * pick(0, 100)) / 100 / 3, is_tax_inclusive: pick(0, 1) === 1 }]
      : [],
  })
  const items = Array.from({ length: pick(1, 12) }, (_, index) => {
    const [unit_price, quantity] = [pick(0, 99_999) / 100, pick(1, 5)]
    return taxed({ id: `line-${index}`, unit_price, quantity }, unit_price * quantity)
  })
  const shipping_methods = Array.from({ length: pick(0, 3) }, (_, index) => {
    const amount = pick(0, 2_000) / 100
    return taxed({ id: `method-${index}`, amount }, amount)
  })
  const credit_lines = pick(0, 4) === 0 ? [{ amount: pick(1, 3_000) / 100 }] : []
  return { currency_code: CURRENCIES[pick(0, 2)]!, items, shipping_methods, credit_lines }
}

const exactly = ({ subtotal, discount_subtotal: discount, tax_total: tax, total }: Totals) => ({
  ...{ subtotal, discount, tax, total },
})

it('the split of what Medusa itself computes sums to what Medusa asks for', () => {
  for (let seed = 1; seed <= 400; seed++) {
    const cart = decorateCartTotals(storedCart(seed) as never) as unknown as {
      currency_code: string
      total: MajorAmount
      items: Totals[]
      shipping_methods: Totals[]
    }
    const { currency_code, total } = cart
    const parts = splitOrder({
      ...{ currency_code, total, house_vendor_id: 'house' },
      lines: cart.items.map((item, index): LineToSplit => ({
        ...{ id: item.id, vendor_id: `vendor-${index % 6}`, shipping_profile_id: null },
        ...{ quantity: '1', unit_price: '1', ...exactly(item) },
      })),
      shipping: cart.shipping_methods.map((method) => ({
        ...{ id: method.id, vendor_id: null, shipping_profile_id: null, amount: '1', ...exactly(method) },
      })),
    })
    const asked = toMinor(total, currency_code, 'half_up')
    const sum = parts.reduce((all, { total_minor }) => all + total_minor, 0n)
    expect({ seed, sum }).toEqual({ seed, sum: asked > 0n ? asked : 0n })
  }
})
