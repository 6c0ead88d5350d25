import type { MedusaContainer } from '@medusajs/framework/types'
import { CityosError, type Dispute, type DisputeList, type ListDisputes } from '@cityos/contracts'
import { findDispute, type DisputeRecord } from '../../modules/dispute/store/disputes'
import { partsOf, type PartRecord } from '../../modules/dispute/store/parts'
import { fromPart } from '../../workflows/dispute/share-json'
import { payoutContext } from '../../workflows/payout/context'
import { listRows } from '../payouts/list-rows'
import { iso, isoOrNull } from '../times'

/** One page of disputes, with what falls on whom. */
export async function listDisputes(container: MedusaContainer, query: ListDisputes): Promise<DisputeList> {
  const { status, provider, order_id, vendor_id } = query
  const { rows, page } = await listRows<DisputeRecord>(
    container,
    'dispute',
    { status, provider, order_id },
    query,
    vendor_id
      ? (wanted) =>
          wanted.whereRaw(
            `exists (select from dispute_part p where p.dispute_id = dispute.id and p.vendor_id = ?)`,
            [vendor_id],
          )
      : undefined,
  )
  const parts = await partsOf(
    payoutContext(container).db,
    rows.map(({ id }) => id),
  )
  return { disputes: rows.map((row) => toDispute(row, parts)), ...page }
}

/** @throws CityosError `not_found`. */
export async function readDispute(container: MedusaContainer, id: string): Promise<Dispute> {
  const { db } = payoutContext(container)
  const found = await findDispute(db, id)
  if (!found) throw new CityosError('not_found', `There is no dispute ${id}.`)
  return toDispute(found, await partsOf(db, [id]))
}

function toDispute(row: DisputeRecord, parts: readonly PartRecord[]): Dispute {
  const { id, order_id, payment_id, provider, provider_reference, status, reason, note, closing_note } = row
  const { currency_code, fee_currency_code, opened_by, closed_by } = row
  return {
    ...{ id, order_id, payment_id, provider, provider_reference, status, reason, note, closing_note },
    ...{ currency_code, fee_currency_code, opened_by, closed_by },
    amount_minor: Number(row.amount_minor),
    unallocated_minor: Number(row.unallocated_minor),
    fee_minor: row.fee_minor === null ? null : Number(row.fee_minor),
    evidence_due_at: isoOrNull(row.evidence_due_at),
    occurred_at: iso(row.occurred_at),
    closed_at: isoOrNull(row.closed_at),
    parts: parts.filter(({ dispute_id }) => dispute_id === id).map(toPart),
    created_at: iso(row.created_at),
    updated_at: iso(row.updated_at),
  }
}

function toPart(part: PartRecord): Dispute['parts'][number] {
  const { id, vendor_order_id, vendor_id } = part
  const amount_minor = Number(part.amount_minor)
  const vendor_minor = amount_minor === 0 ? 0 : Number(fromPart(part).share.vendor_minor)
  return { id, vendor_order_id, vendor_id, amount_minor, vendor_minor }
}
