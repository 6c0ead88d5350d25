import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { allocate } from '@cityos/money'
import { readSettings } from '../../modules/commission/store/settings'
import type { DisputeRecord } from '../../modules/dispute/store/disputes'
import type { NewPart, PartRecord } from '../../modules/dispute/store/parts'
import { disputedBeyond, disputeLost, disputeOpened, disputeWon } from '../../modules/ledger/domain/dispute'
import { transactionOf, type NewPosting } from '../../modules/ledger/domain/transaction'
import { ledgerModule } from '../ledger/ledger-module'
import type { Terms } from '../vendor-order/terms'
import { stageOf, withMoney } from './order-money'
import { fromPart, toPart } from './share-json'

/** What the key of the marketplace's own loss ends with. */
const BEYOND = 'marketplace'

type Kind = 'dispute_opened' | 'dispute_won' | 'dispute_lost'

/** What all moves of a dispute's money need. The caller has locked the order's money. */
export interface DisputeMove {
  container: MedusaContainer
  trx: Knex
  dispute: Pick<DisputeRecord, 'id' | 'currency_code' | 'round'>
  at: Date
  actor: string | null
}

/** Posts one move, once for each vendor order and round; nothing where there is none. Answers the ids. */
async function post(
  { container, trx, dispute, at, actor }: DisputeMove,
  kind: Kind,
  about: string,
  { postings }: { postings: NewPosting[] },
): Promise<string[]> {
  if (!postings.length) return []
  const idempotency_key = `${kind}:${dispute.id}:${dispute.round}:${about}`
  const posted = await ledgerModule(container).post(trx as never, [
    transactionOf({
      ...{ kind, source_type: 'dispute', source_id: dispute.id, idempotency_key, occurred_at: at, postings },
      ...(actor && { actor }),
    }),
  ])
  return posted.map(({ id }) => id)
}

/**
 * The bank has the money: it is shared over the vendor orders by what was captured of each and has not gone back, and
 * each vendor's part is held. What is more than that the marketplace bears. `orders` are changed to what is left.
 */
export async function takeMoney(
  move: DisputeMove,
  amount: bigint,
  orders: readonly Terms[],
): Promise<{ parts: NewPart[]; unallocated: bigint; posted: string[] }> {
  const { container, trx, dispute } = move
  const { currency_code } = dispute
  const { refund_commission } = await readSettings(trx)
  const left = orders.map((order) => order.captured_minor - order.refunded_minor)
  const most = left.reduce((sum, one) => sum + one, 0n)
  const allocated = amount < most ? amount : most
  const amounts = allocated > 0n ? allocate(allocated, left) : left.map(() => 0n)
  const parts: NewPart[] = []
  const posted: string[] = []
  for (const [index, order] of orders.entries()) {
    const amount_minor = amounts[index] as bigint
    if (amount_minor === 0n) continue
    const { share, postings } = disputeOpened({
      ...{ currency_code, amount_minor, refund_commission },
      order: await withMoney(container, trx, order, currency_code),
    })
    posted.push(...(await post(move, 'dispute_opened', order.vendor_order_id, { postings })))
    parts.push(toPart({ share, refund_commission }))
    order.refunded_minor += amount_minor
  }
  const unallocated = amount - allocated
  posted.push(...(await postBeyond(move, 'dispute_opened', unallocated)))
  return { parts, unallocated, posted }
}

/**
 * The money came back: each part to where it was taken from, and of one that was lost the fees that had gone back with
 * it as well. `orders` are changed to what is left.
 */
export async function giveMoneyBack(
  move: DisputeMove,
  { parts, unallocated, wasLost }: { parts: readonly PartRecord[]; unallocated: bigint; wasLost: boolean },
  orders: readonly Terms[],
): Promise<string[]> {
  const { container, trx, dispute } = move
  const { currency_code } = dispute
  const posted: string[] = []
  for (const part of parts) {
    const order = orders.find(({ vendor_order_id }) => vendor_order_id === part.vendor_order_id)
    if (!order || part.amount_minor === '0') continue
    const { share, refund_commission } = fromPart(part)
    const { money } = await withMoney(container, trx, order, currency_code)
    const won = disputeWon({
      ...{ currency_code, opened: share, receivable_minor: money.receivable_minor },
      stage: await stageOf(trx, part.vendor_order_id),
      order: { ...order, refund_commission },
    })
    const lost = wasLost ? undone(disputeLost({ currency_code, opened: share })) : []
    const postings = [...lost, ...won.postings]
    posted.push(...(await post(move, 'dispute_won', part.vendor_order_id, { postings })))
    order.refunded_minor -= share.amount_minor
  }
  if (unallocated === 0n) return posted
  const lost = wasLost ? undone(disputedBeyond('dispute_lost', currency_code, unallocated)) : []
  const won = disputedBeyond('dispute_won', currency_code, unallocated)
  return [...posted, ...(await post(move, 'dispute_won', BEYOND, { postings: [...lost, ...won.postings] }))]
}

/** The money stays away: fees go back as in a refund, and what nobody held is the marketplace's loss. */
export async function giveMoneyUp(
  move: DisputeMove,
  parts: readonly PartRecord[],
  unallocated: bigint,
): Promise<string[]> {
  const { currency_code } = move.dispute
  const posted: string[] = []
  for (const part of parts) {
    if (part.amount_minor === '0') continue
    const lost = disputeLost({ currency_code, opened: fromPart(part).share })
    posted.push(...(await post(move, 'dispute_lost', part.vendor_order_id, lost)))
  }
  return [...posted, ...(await postBeyond(move, 'dispute_lost', unallocated))]
}

async function postBeyond(move: DisputeMove, kind: Kind, amount: bigint): Promise<string[]> {
  if (amount === 0n) return []
  return post(move, kind, BEYOND, disputedBeyond(kind, move.dispute.currency_code, amount))
}

const undone = ({ postings }: { postings: NewPosting[] }) =>
  postings.map((posting) => ({ ...posting, amount_minor: -posting.amount_minor }))
