import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { createOrderCreditLinesWorkflow } from '@medusajs/medusa/core-flows'
import { toMajor, toMinor } from '@cityos/money'
import type { Intent } from '../../../modules/vendor-order/domain/intent'
import type { MoveRow } from './begin-intent'

/** Where Medusa's workflow came no further than the provider's answer, the order learns here of the money. */
export async function tellOrder(container: MedusaContainer, intent: Intent, row: MoveRow): Promise<void> {
  if (row.is_told) return
  const { order_id, kind, amount_minor, currency_code } = intent
  const amount = toMajor(kind === 'refund' ? -amount_minor : amount_minor, currency_code)
  await container.resolve(Modules.ORDER).addOrderTransactions({
    ...{ order_id, amount: amount as never, currency_code, reference: kind, reference_id: row.id },
  })
}

interface State {
  /** Medusa has credited it, or cannot while somebody changes the order. */
  over: boolean
  pending: string
  collection: string
}

const STATE = `
  select exists (select from order_credit_line c where c.order_id = :order and c.deleted_at is null
                    and c.created_at >= (select called_at from vendor_order_intent where id = :intent))
      or exists (select from order_change h where h.order_id = :order and h.deleted_at is null
                    and h.status in ('pending', 'requested')) as over,
         coalesce((select s.totals ->> 'pending_difference' from order_summary s where s.order_id = :order
                    and s.deleted_at is null order by s.version desc limit 1), '0') as pending,
         (select payment_collection_id from payment where id = :payment) as collection`

/** What went back is not asked for again: Medusa credits it to the order, which is done here where it was not. */
export async function creditOrder(container: MedusaContainer, intent: Intent): Promise<void> {
  const { id, order_id, kind, cause, payment_id, amount_minor, currency_code } = intent
  if (kind === 'capture' || cause === 'returned') return
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  const bound = { order: order_id, intent: id, payment: payment_id }
  const { over, pending, collection } = (await connection.raw<{ rows: State[] }>(STATE, bound)).rows[0]!
  const owed = toMinor(pending, currency_code, 'half_up')
  const credit = owed < amount_minor ? owed : amount_minor
  if (over || credit <= 0n) return
  const line = {
    amount: toMajor(credit, currency_code),
    reference: 'payment_collection',
    reference_id: collection,
  }
  await createOrderCreditLinesWorkflow(container).run({ input: { id: order_id, credit_lines: [line] } })
}
