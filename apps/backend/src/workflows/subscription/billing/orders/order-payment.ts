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
  const known = await find(container, key)
  const id =
    known?.id ??
    (
      await payments.createPaymentCollections({
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

async function find(
  container: MedusaContainer,
  key: string,
): Promise<{ id: string; is_linked: boolean } | null> {
  const { rows } = await connectionOf(container).raw<{ rows: { id: string; is_linked: boolean }[] }>(
    `select c.id, exists (select from order_payment_collection l
                           where l.payment_collection_id = c.id and l.deleted_at is null) as is_linked
       from payment_collection c where c.metadata ->> 'billing_attempt' = ? and c.deleted_at is null
      order by c.created_at, c.id limit 1`,
    [key],
  )
  return rows[0] ?? null
}
