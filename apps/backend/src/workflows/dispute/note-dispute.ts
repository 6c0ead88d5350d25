import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import {
  CityosError,
  ID_PREFIXES,
  newId,
  type DisputeProvider,
  type DisputeReason,
  type DisputeStatus,
} from '@cityos/contracts'
import {
  disputeByReference,
  findDispute,
  insertDispute,
  patchDispute,
  type DisputePatch,
  type DisputeRecord,
  type Sql,
} from '../../modules/dispute/store/disputes'
import { writeParts } from '../../modules/dispute/store/parts'
import { payoutContext } from '../payout/context'
import { bringUp } from '../vendor-order/bring-up'
import { writeMoney, type Terms } from '../vendor-order/terms'
import { takeMoney } from './move-dispute'
import { noteFee, type Fee } from './note-fee'
import { lockOrderMoney } from './order-money'

/** What is told of a dispute. Times are texts, for a workflow hands on copies. */
export interface DisputeFacts {
  order_id: string
  payment_id?: string | null
  /** Where it is over one vendor order alone. */
  vendor_order_id?: string | null
  provider: DisputeProvider
  reference: string | null
  amount_minor: number
  /** What the provider says; where people tell, the order says it. */
  currency_code?: string
  reason: DisputeReason
  note?: string | null
  occurred_at: string
  evidence_due_at: string | null
  fee?: Fee | null
  /** Who tells it, of people. */
  actor: string | null
}

export interface NotedDispute {
  id: string
  status: DisputeStatus
  created: boolean
  undo: { posted: string[]; before: DisputePatch | null }
}

const CHANGING = ['reason', 'evidence_due_at', 'fee_minor', 'fee_currency_code', 'fee_postings'] as const

/**
 * Writes a dispute down that nobody knew, and takes its money, in one transaction; of one that is known, what may have
 * changed. However often and in whatever order it is told, there is one.
 * @throws CityosError `not_found`; of what people tell, `dispute_exists` and `dispute_exceeds_captured`.
 */
export async function noteDispute(container: MedusaContainer, facts: DisputeFacts): Promise<NotedDispute> {
  // What was captured a moment ago may not be in the ledger yet.
  await bringUp(container, facts.order_id)
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  return connection.transaction(async (trx) => {
    const sql = trx as unknown as Sql
    const currency_code = await currencyOf(trx, facts)
    const orders = await lockOrderMoney(container, trx, { order_id: facts.order_id, currency_code })
    const known = facts.reference ? await disputeByReference(sql, facts.provider, facts.reference) : undefined
    if (known) return update(container, trx, known, facts)
    return create(container, trx, { ...facts, currency_code }, orders)
  })
}

async function create(
  container: MedusaContainer,
  trx: Knex,
  facts: DisputeFacts & { currency_code: string },
  orders: Terms[],
): Promise<NotedDispute> {
  const sql = trx as unknown as Sql
  const { vendor_order_id = null, payment_id = null, note = null, actor, reference, ...told } = facts
  const disputed = vendor_order_id
    ? orders.filter((order) => order.vendor_order_id === vendor_order_id)
    : orders
  if (!disputed.length) {
    throw new CityosError('not_found', `There is no vendor order ${vendor_order_id} in ${facts.order_id}.`)
  }
  if (facts.provider === 'manual') requireWithin(facts, disputed)
  const id = newId(ID_PREFIXES.dispute)
  const at = new Date(facts.occurred_at)
  const dispute = { id, currency_code: facts.currency_code, round: 1 }
  const move = { container, trx, dispute, at, actor }
  const { parts, unallocated, posted } = await takeMoney(move, BigInt(facts.amount_minor), disputed)
  await insertDispute(sql, {
    ...{ id, vendor_order_id, payment_id, note, order_id: told.order_id, provider: told.provider },
    ...{ reason: told.reason, currency_code: told.currency_code, provider_reference: reference },
    ...{ amount_minor: String(told.amount_minor), unallocated_minor: String(unallocated), opened_by: actor },
    occurred_at: at,
    evidence_due_at: told.evidence_due_at === null ? null : new Date(told.evidence_due_at),
  })
  await writeParts(sql, id, parts)
  await writeMoney(trx, orders)
  const made = (await findDispute(sql, id))!
  if (facts.fee) posted.push(...(await noteFee(container, trx, made, facts.fee, at)))
  return { id, status: 'opened', created: true, undo: { posted, before: null } }
}

async function update(
  container: MedusaContainer,
  trx: Knex,
  known: DisputeRecord,
  facts: DisputeFacts,
): Promise<NotedDispute> {
  if (facts.provider === 'manual') {
    throw new CityosError('dispute_exists', `The dispute ${facts.reference} is known here as ${known.id}.`)
  }
  const before = Object.fromEntries(CHANGING.map((name) => [name, known[name]])) as DisputePatch
  await patchDispute(trx as never, known.id, {
    reason: facts.reason,
    evidence_due_at: facts.evidence_due_at === null ? null : new Date(facts.evidence_due_at),
  })
  const now = payoutContext(container).payouts.now()
  const posted = facts.fee ? await noteFee(container, trx, known, facts.fee, now) : []
  return { id: known.id, status: known.status, created: false, undo: { posted, before } }
}

/** @throws CityosError `dispute_exceeds_captured`. */
function requireWithin({ amount_minor }: DisputeFacts, orders: readonly Terms[]): void {
  const most = orders.reduce((sum, order) => sum + order.captured_minor - order.refunded_minor, 0n)
  if (BigInt(amount_minor) <= most) return
  throw new CityosError(
    'dispute_exceeds_captured',
    `${amount_minor} is disputed, and ${most} was captured and has not gone back.`,
  )
}

/** @throws CityosError `not_found` for an order without vendor orders. */
async function currencyOf(trx: Knex, { order_id, currency_code }: DisputeFacts): Promise<string> {
  const { rows } = await trx.raw<{ rows: { currency_code: string }[] }>(
    `select currency_code from vendor_order where order_id = ? limit 1`,
    [order_id],
  )
  const found = rows[0]?.currency_code
  if (!found) throw new CityosError('not_found', `There is no order ${order_id}.`)
  if (currency_code && currency_code !== found)
    throw new Error(`The order ${order_id} is in ${found} and its dispute in ${currency_code}.`)
  return found
}
