import type { PartRecord } from '../../modules/dispute/store/parts'
import { withdrawReversals } from '../../modules/payout/store/reversals'
import type { Sql } from '../../modules/payout/store/sql'
import { clawBack } from '../payout/reverse/claw-back'
import type { DisputeMove } from './move-dispute'
import { fromPart } from './share-json'

/** Which debts they are: each loss of a dispute makes its own. */
const debtOf = ({ id, round }: DisputeMove['dispute']) => (round === 1 ? id : `${id}:${round}`)

/**
 * What a vendor could not bear when the bank took the money it owes since then. While nobody has decided, the next
 * payouts pay it; once it is lost, it is taken back from the payouts that had the order's money in them, as after a
 * refund. What was paid since is no longer owed, which is asked when it is sent.
 */
export async function clawBackParts(move: DisputeMove, parts: readonly PartRecord[]): Promise<void> {
  const { trx, dispute, at } = move
  for (const part of parts) {
    const { vendor_id, vendor_order_id } = part
    const owed_minor = fromPart(part).share.taken.receivable_minor
    const debt = { vendor_id, vendor_order_id, currency_code: dispute.currency_code, owed_minor }
    await clawBack(trx as unknown as Sql, { ...debt, refund_id: debtOf(dispute) }, at)
  }
}

/** The dispute is not lost after all: what was not sent yet is not taken back. */
export async function leaveParts(trx: unknown, dispute: DisputeMove['dispute']): Promise<void> {
  await withdrawReversals(trx as Sql, debtOf(dispute))
}
