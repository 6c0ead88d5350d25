import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { CityosError } from '@cityos/contracts'
import { assertCloses, type DisputeOutcome } from '../../modules/dispute/domain/dispute-status'
import {
  findDispute,
  patchDispute,
  type DisputePatch,
  type DisputeRecord,
  type Sql,
} from '../../modules/dispute/store/disputes'
import { partsOf, writeParts, type PartRecord } from '../../modules/dispute/store/parts'
import { payoutContext } from '../payout/context'
import { writeMoney, type Terms } from '../vendor-order/terms'
import { giveMoneyBack, giveMoneyUp, takeMoney, type DisputeMove } from './move-dispute'
import { clawBackParts } from './claw-back-parts'
import { lockOrderMoney } from './order-money'

export interface EndDispute {
  id: string
  outcome: DisputeOutcome
  note?: string | null
  /** Who says so, of people: what a provider tells of is for the provider to say. */
  actor: string | null
}

export interface EndedDispute {
  id: string
  outcome: DisputeOutcome
  undo: {
    posted: string[]
    order_id: string
    currency_code: string
    /** Whose debts were made. */
    round: number
    before: DisputePatch
    parts: PartRecord[]
    /** What has to be added to what has gone back of each vendor order, as texts. */
    refunded: Record<string, string>
  }
}

/**
 * Ends a dispute and moves its money, in one transaction. One that ended otherwise before is taken back first.
 * @throws CityosError `not_found`, `illegal_transition`, `dispute_of_provider`.
 */
export async function endDispute(container: MedusaContainer, input: EndDispute): Promise<EndedDispute> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  return connection.transaction(async (trx) => {
    const sql = trx as unknown as Sql
    const found = await findDispute(sql, input.id)
    if (!found) throw new CityosError('not_found', `There is no dispute ${input.id}.`)
    const orders = await lockOrderMoney(container, trx, found)
    const dispute = (await findDispute(sql, input.id))!
    if (input.actor !== null) requireByHand(dispute)
    assertCloses(dispute, input.outcome)
    const before = orders.map(({ refunded_minor }) => refunded_minor)
    const parts = await partsOf(sql, [dispute.id])
    const at = payoutContext(container).payouts.now()
    const move = { container, trx, dispute, at, actor: input.actor }
    const done =
      input.outcome === 'won'
        ? await win(move, dispute, parts, orders)
        : await lose(move, dispute, parts, orders)
    await writeMoney(trx, orders)
    await patchDispute(sql, dispute.id, {
      ...{ ...done.patch, status: input.outcome, closed_at: at, closed_by: input.actor },
      ...(input.note && { closing_note: input.note }),
    })
    const { order_id, currency_code } = dispute
    const refunded = Object.fromEntries(
      orders.map((order, index) => [order.vendor_order_id, String(before[index]! - order.refunded_minor)]),
    )
    const round = done.patch?.round ?? dispute.round
    const undo = {
      posted: done.posted,
      order_id,
      currency_code,
      round,
      before: kept(dispute),
      parts,
      refunded,
    }
    return { id: dispute.id, outcome: input.outcome, undo }
  })
}

interface Done {
  posted: string[]
  patch?: DisputePatch
}

async function win(
  move: DisputeMove,
  dispute: DisputeRecord,
  parts: readonly PartRecord[],
  orders: readonly Terms[],
): Promise<Done> {
  const of = { parts, unallocated: BigInt(dispute.unallocated_minor), wasLost: dispute.status === 'lost' }
  return { posted: await giveMoneyBack(move, of, orders) }
}

/** Of one that was won the money is taken anew, from where it is now. */
async function lose(
  move: DisputeMove,
  dispute: DisputeRecord,
  parts: readonly PartRecord[],
  orders: readonly Terms[],
): Promise<Done> {
  if (dispute.status === 'opened') {
    const posted = await giveMoneyUp(move, parts, BigInt(dispute.unallocated_minor))
    await clawBackParts(move, parts)
    return { posted }
  }
  const { vendor_order_id, id } = dispute
  const disputed = orders.filter((order) => !vendor_order_id || order.vendor_order_id === vendor_order_id)
  const round = dispute.round + 1
  const again = { ...move, dispute: { ...dispute, round } }
  const taken = await takeMoney(again, BigInt(dispute.amount_minor), disputed)
  await writeParts(move.trx as never, id, taken.parts)
  const anew = await partsOf(move.trx as never, [id])
  const lost = await giveMoneyUp(again, anew, taken.unallocated)
  await clawBackParts(again, anew)
  const patch = { round, unallocated_minor: String(taken.unallocated) }
  return { posted: [...taken.posted, ...lost], patch }
}

/** @throws CityosError `dispute_of_provider`. */
function requireByHand({ id, provider }: DisputeRecord): void {
  if (provider === 'manual') return
  throw new CityosError('dispute_of_provider', `How the dispute ${id} ends is for ${provider} to say.`)
}

function kept(dispute: DisputeRecord): DisputePatch {
  const { status, closing_note, unallocated_minor, closed_at, closed_by, round } = dispute
  return { status, closing_note, unallocated_minor, closed_at, closed_by, round }
}
