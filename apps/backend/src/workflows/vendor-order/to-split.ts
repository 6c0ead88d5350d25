import { decorateCartTotals } from '@medusajs/framework/utils'
import { toMajor, type MajorAmount } from '@cityos/money'
import { sumsOf } from '../../modules/vendor-order/domain/differences'
import type {
  ExactAmounts,
  LineAmounts,
  OrderToSplit,
} from '../../modules/vendor-order/domain/order-to-split'
import type { StoredItem, StoredMethod, StoredOrder } from './stored-order'

interface Totals {
  subtotal: MajorAmount
  discount_subtotal: MajorAmount
  tax_total: MajorAmount
  total: MajorAmount
}

interface Decorated {
  total: MajorAmount
  items: Totals[]
  shipping_methods: Totals[]
}

const exactly = ({ subtotal, discount_subtotal: discount, tax_total: tax, total }: Totals): ExactAmounts => ({
  ...{ subtotal, discount, tax, total },
})

/** What Medusa itself computes of an order's rows, for the split. Items of which none is left are not in it. */
export function toSplit(order: StoredOrder, houseVendorId: string): OrderToSplit {
  const { currency_code, shipping_methods, written_credit } = order
  const credit_lines =
    written_credit === null
      ? order.credit_lines
      : [{ amount: { value: toMajor(BigInt(written_credit), currency_code) } }]
  const items = order.items.filter(({ quantity }) => Number(quantity.value) !== 0)
  const totals = decorateCartTotals(
    structuredClone({ currency_code, credit_lines, items, shipping_methods }) as never,
  ) as unknown as Decorated
  return {
    currency_code,
    total: totals.total,
    lines: items.map((item: StoredItem, index) => ({
      id: item.id,
      vendor_id: item.vendor_id ?? houseVendorId,
      shipping_profile_id: item.shipping_profile_id,
      quantity: item.quantity.value,
      unit_price: item.unit_price,
      ...exactly(totals.items[index]!),
    })),
    shipping: shipping_methods.map((method: StoredMethod, index) => ({
      id: method.id,
      vendor_id: method.vendor_id,
      shipping_profile_id: method.shipping_profile_id,
      amount: method.amount,
      shared: sharedBefore(order, method.id),
      ...exactly(totals.shipping_methods[index]!),
    })),
    house_vendor_id: houseVendorId,
  }
}

function sharedBefore({ written_lines }: StoredOrder, methodId: string): Map<string, LineAmounts> {
  const own = written_lines.filter(({ kind, source_id }) => kind === 'shipping' && source_id === methodId)
  return new Map(own.map((line) => [line.vendor_id, sumsOf(line)]))
}
