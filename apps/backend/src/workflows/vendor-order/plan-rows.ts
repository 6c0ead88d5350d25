import { ID_PREFIXES, newIds } from '@cityos/contracts'
import { differences } from '../../modules/vendor-order/domain/differences'
import type { SplitLine, SplitOrder } from '../../modules/vendor-order/domain/order-to-split'
import type { VendorOrderLineRow, VendorOrderRow } from '../../modules/vendor-order/store/insert-orders'
import type { StoredOrder } from './stored-order'

const GONE = {
  ...{ lines: [], items_minor: 0n, shipping_minor: 0n, discount_minor: 0n },
  ...{ tax_minor: 0n, credit_minor: 0n, total_minor: 0n },
}

/** The rows that bring what is written to the split: every vendor order of the order, and the lines that are new. */
export function planRows(
  order: StoredOrder,
  split: readonly SplitOrder[],
): { orders: VendorOrderRow[]; lines: VendorOrderLineRow[] } {
  const lines = differences(split, order.written_lines)
  const gone = order.written_orders.filter(
    ({ vendor_id }) => !split.some((part) => part.vendor_id === vendor_id),
  )
  const parts = [...split, ...gone.map(({ vendor_id }): SplitOrder => ({ vendor_id, ...GONE }))]
  let last = Math.max(0, ...order.written_orders.map(({ position }) => position))
  const ids = newIds(ID_PREFIXES.vendor_order, parts.length)
  const orders = parts.map((part, at): VendorOrderRow => {
    const before = order.written_orders.find(({ vendor_id }) => vendor_id === part.vendor_id)
    const position = before?.position ?? ++last
    const { lines: _written, ...amounts } = part
    return {
      id: before?.id ?? ids[at]!,
      ...{ order_id: order.id, position, display_id: `${order.display_id}-${position}` },
      ...{ currency_code: order.currency_code, order_version: order.version, placed_at: order.created_at },
      ...amounts,
    }
  })
  const rows = orders.flatMap(({ id, vendor_id }) =>
    (lines.get(vendor_id) ?? []).map((line, index) => toRow(order, id, line, index + 1)),
  )
  const lineIds = newIds(ID_PREFIXES.vendor_order_line, rows.length)
  return { orders, lines: rows.map((row, at) => ({ id: lineIds[at]!, ...row })) }
}

function toRow(
  order: StoredOrder,
  vendorOrderId: string,
  line: SplitLine,
  position: number,
): Omit<VendorOrderLineRow, 'id'> {
  const item = order.items.find(({ id }) => id === line.source_id)
  const method = order.shipping_methods.find(({ id }) => id === line.source_id)
  return {
    ...{ vendor_order_id: vendorOrderId, order_version: order.version, position },
    ...{ product_id: item?.product_id ?? null, variant_id: item?.variant_id ?? null },
    ...{ title: item?.title ?? method?.name ?? '', sku: item?.sku ?? null },
    ...line,
  }
}
