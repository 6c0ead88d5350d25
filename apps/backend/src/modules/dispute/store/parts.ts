import { ID_PREFIXES, newIds } from '@cityos/contracts'
import type { Sql } from './disputes'

/** A row of `dispute_part`. */
export interface PartRecord {
  id: string
  dispute_id: string
  vendor_order_id: string
  vendor_id: string
  amount_minor: string
  /** Amounts as texts. */
  share: Record<string, unknown>
}

export type NewPart = Pick<PartRecord, 'vendor_order_id' | 'vendor_id' | 'amount_minor' | 'share'>

/** The parts of a dispute, in the order of the vendor orders. */
export async function partsOf(sql: Sql, disputeIds: readonly string[]): Promise<PartRecord[]> {
  const { rows } = await sql.raw(
    `select id, dispute_id, vendor_order_id, vendor_id, amount_minor, share from dispute_part
      where dispute_id = any(?::text[]) order by dispute_id, vendor_order_id`,
    [disputeIds],
  )
  return rows as unknown as PartRecord[]
}

/** Writes what falls on each vendor order; those on which nothing falls any longer have a part of nothing. */
export async function writeParts(sql: Sql, disputeId: string, parts: readonly NewPart[]): Promise<void> {
  const ids = newIds(ID_PREFIXES.dispute_part, parts.length)
  await sql.raw(`update dispute_part set amount_minor = 0, updated_at = now() where dispute_id = ?`, [
    disputeId,
  ])
  await sql.raw(
    `insert into dispute_part (id, dispute_id, vendor_order_id, vendor_id, amount_minor, share)
     select w.id, ?, w.vendor_order_id, w.vendor_id, w.amount_minor, w.share::jsonb
       from unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[])
         as w (id, vendor_order_id, vendor_id, amount_minor, share)
     on conflict (tenant_id, dispute_id, vendor_order_id)
       do update set amount_minor = excluded.amount_minor, share = excluded.share, updated_at = now()`,
    [
      disputeId,
      ...[ids, parts.map((part) => part.vendor_order_id), parts.map((part) => part.vendor_id)],
      ...[parts.map((part) => part.amount_minor), parts.map((part) => JSON.stringify(part.share))],
    ],
  )
}

/** Writes parts as they were, for a step's compensation. */
export async function restoreParts(
  sql: Sql,
  disputeId: string,
  before: readonly PartRecord[],
): Promise<void> {
  await writeParts(sql, disputeId, before)
  await sql.raw('delete from dispute_part where dispute_id = ? and not id = any(?::text[])', [
    disputeId,
    before.map(({ id }) => id),
  ])
}
