import type { IOrderModuleService, MedusaContainer, PaymentDTO } from '@medusajs/framework/types'
import { Modules, PaymentEvents } from '@medusajs/framework/utils'
import { toMajor } from '@cityos/money'
import { connectionOf } from '../../connection'
import { oneAtATime } from './one-at-a-time'

/** Money that a provider has already moved, and where it belongs. */
export interface PaymentToRecord {
  payment_collection_id: string
  provider_id: string
  /** The provider's name for the payment. */
  reference: string
  amount_minor: bigint
  currency_code: string
  /** Of the attempt that brought it: recorded again under the same key, it is the same payment. */
  key: string
}

/**
 * Writes money that a `ChargeProvider` has taken down at an order's payment collection, as Medusa's own captured payment:
 * refunds reach the provider, and the order counts it as paid. However often and by however many at once, it is written
 * down once; what a crash has left half done is finished. Answers the id of Medusa's payment.
 * @throws what the provider throws where it knows no such money.
 */
export function recordPayment(
  container: MedusaContainer,
  money: PaymentToRecord,
): Promise<{ payment_id: string }> {
  return oneAtATime(container, `payment ${money.key}`, () => record(container, money))
}

async function record(container: MedusaContainer, money: PaymentToRecord): Promise<{ payment_id: string }> {
  const payments = container.resolve(Modules.PAYMENT)
  const session = (await findSession(container, money)) ?? (await makeSession(container, money))
  const { id: payment_id } = (await payments.authorizePaymentSession(session, {})) as PaymentDTO
  if (!(await isCaptured(container, payment_id))) await payments.capturePayment({ payment_id })
  await countAtOrder(container, payment_id, money)
  return { payment_id }
}

async function isCaptured(container: MedusaContainer, id: string): Promise<boolean> {
  const { rows } = await connectionOf(container).raw<{ rows: object[] }>(
    `select 1 from payment p where p.id = ? and (p.captured_at is not null
        or exists (select from capture c where c.payment_id = p.id and c.deleted_at is null))`,
    [id],
  )
  return rows.length > 0
}

async function findSession(
  container: MedusaContainer,
  { payment_collection_id, key }: PaymentToRecord,
): Promise<string | undefined> {
  const { rows } = await connectionOf(container).raw<{ rows: { id: string }[] }>(
    `select id from payment_session where payment_collection_id = ? and metadata ->> 'charge_key' = ?
        and deleted_at is null order by created_at, id limit 1`,
    [payment_collection_id, key],
  )
  return rows[0]?.id
}

async function makeSession(container: MedusaContainer, money: PaymentToRecord): Promise<string> {
  const { payment_collection_id, provider_id, reference, amount_minor, currency_code, key } = money
  const { id } = await container.resolve(Modules.PAYMENT).createPaymentSession(payment_collection_id, {
    ...{ provider_id, currency_code, amount: { value: toMajor(amount_minor, currency_code) } },
    // No storefront can say this: see payment-session-data.ts.
    data: { billing_reference: reference },
    metadata: { charge_key: key },
  })
  return id
}

/** The order hears of a capture once, also where a process died in between, and others when it has. */
async function countAtOrder(
  container: MedusaContainer,
  paymentId: string,
  { payment_collection_id, amount_minor, currency_code }: PaymentToRecord,
): Promise<void> {
  const { rows } = await connectionOf(container).raw<{ rows: { order_id: string; capture_id: string }[] }>(
    `select o.order_id, c.id as capture_id
       from capture c join order_payment_collection o on o.payment_collection_id = ? and o.deleted_at is null
      where c.payment_id = ? and c.deleted_at is null
        and not exists (select from order_transaction t where t.reference = 'capture' and t.reference_id = c.id
                           and t.deleted_at is null)`,
    [payment_collection_id, paymentId],
  )
  if (!rows.length) return
  await container.resolve<IOrderModuleService>(Modules.ORDER).addOrderTransactions(
    rows.map(({ order_id, capture_id }) => ({
      ...{ order_id, currency_code, amount: { value: toMajor(amount_minor, currency_code) } as never },
      ...{ reference: 'capture', reference_id: capture_id },
    })),
  )
  const captured = { name: PaymentEvents.CAPTURED, data: { id: paymentId } }
  await container.resolve(Modules.EVENT_BUS).emit(captured)
}
