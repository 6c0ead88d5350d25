import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError } from '@cityos/contracts'
import { toMajor } from '@cityos/money'
import { bringUp } from '../bring-up'
import { requireVendorOrder, type VendorOrderRef } from '../require-vendor-order'

interface Asked {
  order: VendorOrderRef
  kind: 'capture' | 'refund'
  amount_minor: number
}

/** What a payment has left of either; the one with the most is asked. */
const PAYMENT = `
  select p.id, p.currency_code, v.total_minor, v.captured_minor, v.refunded_minor, v.status
    from vendor_order v join order_payment_collection x on x.order_id = v.order_id and x.deleted_at is null
    join payment p on p.payment_collection_id = x.payment_collection_id and p.deleted_at is null and p.canceled_at is null
   where v.id = :id
   order by case when :kind = 'capture' then p.amount else 0 end
     + (case when :kind = 'capture' then -1 else 1 end) * coalesce((select sum(amount) from capture where payment_id = p.id), 0)
     - case when :kind = 'capture' then 0 else coalesce((select sum(amount) from refund where payment_id = p.id), 0) end
     desc, p.id limit 1`

interface Row {
  id: string
  currency_code: string
  total_minor: string
  captured_minor: string
  refunded_minor: string
  status: string
}

/**
 * What Medusa is asked to capture or give back of a vendor order: never more than the vendor's own share, counting all
 * that came and went until now. Under the order's lock, so that many at once see each other.
 * @throws CityosError `not_found`, `capture_exceeds_outstanding`, `refund_exceeds_share`, `illegal_transition`.
 */
export const planVendorOrderMoneyStep = createStep(
  'plan-vendor-order-money',
  async ({ order, kind, amount_minor }: Asked, { container }) => {
    const { id, order_id } = await requireVendorOrder(container, order)
    await bringUp(container, order_id)
    const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
    const { rows } = await connection.raw<{ rows: Row[] }>(PAYMENT, { id, kind })
    const [row] = rows
    if (kind === 'capture' && (row?.status === 'rejected' || row?.status === 'canceled')) {
      throw new CityosError(
        'illegal_transition',
        `The vendor order ${id} is ${row.status}: nothing is captured for it.`,
      )
    }
    const left = row ? leftOf(row, kind) : 0n
    if (!row || BigInt(amount_minor) > left) {
      const code = kind === 'capture' ? 'capture_exceeds_outstanding' : 'refund_exceeds_share'
      throw new CityosError(code, `Of the vendor order ${id} ${left} are left, and not ${amount_minor}.`)
    }
    const amount = toMajor(BigInt(amount_minor), row.currency_code)
    return new StepResponse({ payment_id: row.id, amount, order_id, id })
  },
)

const leftOf = (row: Row, kind: Asked['kind']) =>
  kind === 'capture'
    ? BigInt(row.total_minor) - BigInt(row.captured_minor)
    : BigInt(row.captured_minor) - BigInt(row.refunded_minor)
