import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { toMinor } from '@cityos/money'
import { readSettings } from '../../modules/commission/store/settings'
import { capture } from '../../modules/ledger/domain/capture'
import { refund, refundedBeyond } from '../../modules/ledger/domain/refund'
import { shareBack, type Sharing } from '../../modules/ledger/domain/share-money'
import { transactionOf } from '../../modules/ledger/domain/transaction'
import { ledgerModule } from '../ledger/ledger-module'
import { payoutContext } from '../payout/context'
import { clawBack } from '../payout/reverse/claw-back'
import { hasMoved } from './has-moved'
import { returnedMinor } from './returned-minor'
import { readTerms, writeMoney, type Terms } from './terms'

interface Move {
  id: string
  kind: 'capture' | 'refund'
  amount: string
  currency_code: string
  created_at: Date
  /** Where the money is of one vendor order alone: that one's id. */
  vendor_order_id: string | null
}

/** A vendor order whose money has moved. */
export interface Moved {
  id: string
  kind: Move['kind']
}

const moves = (table: Move['kind']) => `
  select m.id, '${table}' as kind, coalesce(m.raw_amount ->> 'value', m.amount::text) as amount, p.currency_code,
         m.created_at, coalesce(i.vendor_order_id, m.created_by) as vendor_order_id
    from order_payment_collection x join payment p on p.payment_collection_id = x.payment_collection_id
    join ${table} m on m.payment_id = p.id left join vendor_order_intent i on i.id = m.created_by
   where x.order_id = :order and x.deleted_at is null and p.deleted_at is null and m.deleted_at is null
     and ${hasMoved(table)}
     and not exists (select from ledger_transaction t where t.source_type = '${table}' and t.source_id = m.id)`

/**
 * Posts what came in and went back for an order and is not in the ledger yet, shared over its vendor orders, in the
 * caller's transaction, which holds the order's lock. A move that an intent or a vendor order has made is that one's
 * alone; what the provider has not confirmed yet waits, as does what a draft was paid, which has no vendor orders.
 * Answers which vendor orders it was.
 */
export async function postMoney(container: MedusaContainer, trx: Knex, orderId: string): Promise<Moved[]> {
  const { rows } = await trx.raw<{ rows: Move[] }>(
    `${moves('capture')} union all ${moves('refund')} order by created_at, kind, id`,
    { order: orderId },
  )
  if (!rows.length) return []
  const terms = await readTerms(trx, orderId)
  if (!terms.length) return []
  await lockVendors(container, trx, rows, terms)
  const moved: Moved[] = []
  for (const move of rows) {
    const amount = toMinor(move.amount, move.currency_code, 'half_up')
    if (amount <= 0n) continue
    const own = terms.filter(({ vendor_order_id }) => vendor_order_id === move.vendor_order_id)
    const orders = own.length ? own : terms
    const before = orders.map((order) => order.captured_minor + order.refunded_minor)
    if (move.kind === 'capture') await postCapture(container, trx, move, amount, orders)
    else await postRefund(container, trx, move, { orderId, amount, orders })
    const touched = orders.filter((order, at) => order.captured_minor + order.refunded_minor !== before[at])
    moved.push(...touched.map(({ vendor_order_id: id }) => ({ id, kind: move.kind })))
  }
  await writeMoney(trx, terms)
  return moved
}

/** What came back of each counts where money goes back for the whole order. */
async function sharing(trx: Knex, orderId: string, orders: readonly Terms[]): Promise<Sharing[]> {
  if (orders.length < 2) return [...orders]
  const returned = await returnedMinor(trx, orderId)
  return orders.map((order) => ({ ...order, returned_minor: returned.get(order.vendor_order_id) ?? 0n }))
}

const sourceOf = ({ kind, id, created_at }: Move) => ({
  ...{ kind, source_type: kind, source_id: id, occurred_at: created_at },
})

/** Those that are not closed come first: what is captured beyond them falls on the closed ones, which owe it back. */
async function postCapture(
  container: MedusaContainer,
  trx: Knex,
  move: Move,
  amount_minor: bigint,
  orders: Terms[],
): Promise<void> {
  const { shares, postings } = capture({ currency_code: move.currency_code, amount_minor, orders })
  await ledgerModule(container).post(trx as never, [transactionOf({ ...sourceOf(move), postings })])
  shares.forEach((share, index) => (orders[index]!.captured_minor += share.amount_minor))
}

/** What is given back is taken from what vendors have: their accounts are locked before anything is posted. */
async function lockVendors(
  container: MedusaContainer,
  trx: Knex,
  moves: readonly Move[],
  terms: readonly Terms[],
): Promise<void> {
  const currencies = new Set(moves.filter(({ kind }) => kind === 'refund').map((move) => move.currency_code))
  const vendors = terms.map(({ vendor_id }) => vendor_id)
  for (const currency of [...currencies].sort()) {
    await ledgerModule(container).lockAccounts(trx as never, vendors, currency)
  }
}

/** What the key of the marketplace's own part of a refund ends with. */
const BEYOND = 'marketplace'

/**
 * First of those that cost less than was captured for them, since the order was edited or goods of theirs came back;
 * then by what was captured and not given back yet. Each vendor's part is taken from what that vendor has, then from its
 * payouts, as far as their providers can take it back, and is owed for the rest. What no vendor order has any longer,
 * since a bank took it before, the marketplace bears.
 */
async function postRefund(
  container: MedusaContainer,
  trx: Knex,
  move: Move,
  { orderId, amount, orders }: { orderId: string; amount: bigint; orders: Terms[] },
): Promise<void> {
  const { currency_code, id } = move
  const ledger = ledgerModule(container)
  const { refund_commission } = await readSettings(trx)
  const sql = trx as never
  const { parts, rest } = shareBack(amount, await sharing(trx, orderId, orders))
  for (const [index, order] of orders.entries()) {
    const amount_minor = parts[index] as bigint
    if (amount_minor === 0n) continue
    const held = (await ledger.orderBalances(sql, [order.vendor_order_id])).get(order.vendor_order_id)!
    const owned = await ledger.balances(sql, order.vendor_id, currency_code)
    const money = {
      ...{ pending_minor: held.pending, reserve_minor: held.reserve },
      ...{ available_minor: owned.available, receivable_minor: owned.receivable },
    }
    const { share, postings } = refund({
      ...{ currency_code, amount_minor, refund_commission },
      order: { ...order, money },
    })
    const idempotency_key = `refund:${id}:${order.vendor_order_id}`
    await ledger.post(sql, [transactionOf({ ...sourceOf(move), idempotency_key, postings })])
    order.refunded_minor += amount_minor
    const { vendor_id, vendor_order_id } = order
    const owed_minor = share.taken.receivable_minor
    const debt = { vendor_id, vendor_order_id, currency_code, refund_id: id, owed_minor }
    await clawBack(sql, debt, payoutContext(container).payouts.now())
  }
  if (rest === 0n) return
  const beyond = { idempotency_key: `refund:${id}:${BEYOND}`, ...refundedBeyond(currency_code, rest) }
  await ledger.post(sql, [transactionOf({ ...sourceOf(move), ...beyond })])
}
