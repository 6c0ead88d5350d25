import { createHash } from 'node:crypto'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { toMajor } from '@cityos/money'
import { connectionOf } from '../../../connection'
import { recordPayment } from '../../charging/record-payment'
import type { OrderPayment } from '../context'

interface Order {
  id: string
  currency_code: string
}

/**
 * Writes a payment down at an order, in a collection of its own that is known by the attempt's key: money that came twice
 * is there twice, to be given back. Again it changes nothing; whatever ended a process before is gone on with. One caller
 * at a time.
 */
export async function recordOrderPayment(
  container: MedusaContainer,
  order: Order,
  payment: OrderPayment,
): Promise<void> {
  const { key, provider_id, amount_minor } = payment
  const payment_collection_id = await collectionOf(container, order, payment)
  await recordPayment(container, {
    ...{ payment_collection_id, provider_id, amount_minor, currency_code: order.currency_code, key },
    reference: payment.reference ?? key,
  })
}

async function collectionOf(
  container: MedusaContainer,
  { id: order_id, currency_code }: Order,
  { key, amount_minor }: OrderPayment,
): Promise<string> {
  const payments = container.resolve(Modules.PAYMENT)
  const chosen = idOf(key)
  const known = await find(container, { chosen, order_id, key })
  const id =
    known?.id ??
    (
      await payments.createPaymentCollections({
        ...({ id: chosen } as object),
        ...{ currency_code, amount: toMajor(amount_minor, currency_code) as never },
        metadata: { billing_attempt: key },
      })
    ).id
  if (!known?.is_linked) {
    await container.resolve(ContainerRegistrationKeys.LINK).create({
      [Modules.ORDER]: { order_id },
      [Modules.PAYMENT]: { payment_collection_id: id },
    })
  }
  return id
}

/** Chosen by the attempt, so that the collection is found by its id, whatever died before it was linked. */
const idOf = (key: string) => `pay_col_${createHash('sha256').update(key).digest('hex').slice(0, 26)}`

async function find(
  container: MedusaContainer,
  { chosen, order_id, key }: { chosen: string; order_id: string; key: string },
): Promise<{ id: string; is_linked: boolean } | null> {
  const { rows } = await connectionOf(container).raw<{ rows: { id: string; is_linked: boolean }[] }>(
    // By their ids alone: the shop has many collections, and no index knows their metadata.
    `select c.id, exists (select from order_payment_collection l
                           where l.payment_collection_id = c.id and l.deleted_at is null) as is_linked
       from payment_collection c
      where c.id = any(array(select :chosen::text union select l.payment_collection_id from order_payment_collection l
                              where l.order_id = :order_id and l.deleted_at is null))
        and c.metadata ->> 'billing_attempt' = :key and c.deleted_at is null
      order by c.created_at, c.id limit 1`,
    { chosen, order_id, key },
  )
  return rows[0] ?? null
}
