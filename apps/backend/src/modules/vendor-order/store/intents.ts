import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { Intent, PaymentLeft } from '../domain/intent'

export type NewIntent = Pick<
  Intent,
  | 'id'
  | 'order_id'
  | 'vendor_order_id'
  | 'payment_id'
  | 'kind'
  | 'cause'
  | 'amount_minor'
  | 'currency_code'
  | 'reason'
>

const COLUMNS = `id, order_id, vendor_order_id, payment_id, kind, cause, amount_minor, currency_code, reason, state,
  attempts, call_key, called_at, decided`

const toIntent = (row: Intent): Intent => ({ ...row, amount_minor: BigInt(row.amount_minor) })

export async function insertIntents(trx: Knex, intents: readonly NewIntent[], now: Date): Promise<void> {
  for (const intent of intents) {
    await trx.raw(
      `insert into vendor_order_intent (id, order_id, vendor_order_id, payment_id, kind, cause, amount_minor,
         currency_code, reason, next_attempt_at, created_at, updated_at)
       values (:id, :order_id, :vendor_order_id, :payment_id, :kind, :cause, :amount, :currency_code, :reason,
         :now, :now, :now)`,
      { ...intent, amount: String(intent.amount_minor), now } as never,
    )
  }
}

/** One that is open, which nobody else changes until the transaction ends. */
export async function lockOpenIntent(trx: Knex, id: string): Promise<Intent | undefined> {
  const { rows } = await trx.raw<{ rows: Intent[] }>(
    `select ${COLUMNS} from vendor_order_intent where id = ? and state = 'open' for update`,
    [id],
  )
  return rows.map(toIntent)[0]
}

/** Those of an order whose time has come, the oldest first. */
export async function dueIntents(trx: Knex, orderId: string, now: Date): Promise<string[]> {
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `select id from vendor_order_intent where order_id = ? and state = 'open' and next_attempt_at <= ? order by id`,
    [orderId, now] as never,
  )
  return rows.map(({ id }) => id)
}

/** What of each vendor order is on its way, or may be. */
export async function reservedMinor(trx: Knex, vendorOrderId: string, kind: Intent['kind']): Promise<bigint> {
  const { rows } = await trx.raw<{ rows: { sum: string }[] }>(
    `select coalesce(sum(amount_minor), 0) as sum from vendor_order_intent
      where vendor_order_id = ? and kind = ? and state in ('open', 'unclear')`,
    [vendorOrderId, kind],
  )
  return BigInt(rows[0]!.sum)
}

type Change = Partial<{
  state: Intent['state']
  attempts: number
  amount_minor: string
  error: string | null
  call_key: string | null
  called_at: Date | null
  next_attempt_at: Date
  move_id: string
  settled_at: Date
}>

export async function updateIntent(trx: Knex, id: string, change: Change, now: Date): Promise<void> {
  const columns = Object.keys(change).map((column) => `${column} = :${column}`)
  await trx.raw(
    `update vendor_order_intent set ${[...columns, 'updated_at = :now'].join(', ')} where id = :id and state = 'open'`,
    { ...change, id, now } as never,
  )
}

/** Takes those back that nobody was asked about yet. */
export async function withdrawIntents(trx: Knex, ids: readonly string[]): Promise<void> {
  await trx.raw(`delete from vendor_order_intent where id = any(?) and state = 'open' and attempts = 0`, [
    ids,
  ] as never)
}

/**
 * What is moved of a payment is its rows and what is on its way without being among them. Medusa cancels a payment that
 * was captured in part when the order changes: what was captured of it may still be given back.
 */
const PAYMENTS = `
  select p.id, p.currency_code, coalesce(p.raw_amount ->> 'value', p.amount::text) as amount,
         ${sumOf('capture')} as captured, ${sumOf('refund')} as refunded,
         ${onItsWay('capture')} as capturing, ${onItsWay('refund')} as refunding
    from order_payment_collection x join payment p on p.payment_collection_id = x.payment_collection_id
   where x.order_id = :order and x.deleted_at is null and p.deleted_at is null
     and (p.canceled_at is null or :kind = 'refund') order by p.id`

function sumOf(table: 'capture' | 'refund'): string {
  return `coalesce((select sum(m.amount) from ${table} m where m.payment_id = p.id and m.deleted_at is null
    and not exists (select from vendor_order_intent i where i.id = m.created_by and i.state in ('open', 'unclear'))),
    0)::text`
}

function onItsWay(kind: 'capture' | 'refund'): string {
  return `coalesce((select sum(i.amount_minor) from vendor_order_intent i where i.payment_id = p.id
    and i.kind = '${kind}' and i.state in ('open', 'unclear')), 0)::text`
}

interface PaymentRow {
  id: string
  currency_code: string
  amount: string
  captured: string
  refunded: string
  capturing: string
  refunding: string
}

/** What each payment of an order has left to be captured or given back, and its currency. */
export async function paymentsLeft(
  trx: Knex,
  orderId: string,
  kind: Intent['kind'],
  minor: (major: string, currency: string) => bigint,
): Promise<(PaymentLeft & { currency_code: string })[]> {
  const { rows } = await trx.raw<{ rows: PaymentRow[] }>(PAYMENTS, { order: orderId, kind })
  return rows.map(({ id, currency_code, amount, captured, refunded, capturing, refunding }) => {
    const taken = minor(captured, currency_code)
    const left_minor =
      kind === 'capture'
        ? minor(amount, currency_code) - taken - BigInt(capturing)
        : taken - minor(refunded, currency_code) - BigInt(refunding)
    return { payment_id: id, currency_code, left_minor }
  })
}
