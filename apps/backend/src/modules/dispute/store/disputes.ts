import type { DisputeProvider, DisputeReason, DisputeStatus } from '@cityos/contracts'

/** A transaction of the tenant in scope, or its connection: the part of knex that disputes need. */
export interface Sql {
  raw(sql: string, bindings?: readonly unknown[]): Promise<{ rows: Record<string, unknown>[] }>
}

/** A row of `dispute`. Amounts in minor units, as texts. */
export interface DisputeRecord {
  id: string
  order_id: string
  payment_id: string | null
  vendor_order_id: string | null
  provider: DisputeProvider
  provider_reference: string | null
  status: DisputeStatus
  reason: DisputeReason
  /** Why somebody has opened it by hand. */
  note: string | null
  /** Why somebody has closed it by hand. */
  closing_note: string | null
  currency_code: string
  amount_minor: string
  unallocated_minor: string
  fee_minor: string | null
  fee_currency_code: string | null
  fee_postings: number
  evidence_due_at: Date | null
  occurred_at: Date
  closed_at: Date | null
  opened_by: string | null
  closed_by: string | null
  round: number
  created_at: Date
  updated_at: Date
}

const NEW = [
  ...['id', 'order_id', 'payment_id', 'vendor_order_id', 'provider', 'provider_reference', 'reason', 'note'],
  ...['currency_code', 'amount_minor', 'unallocated_minor', 'evidence_due_at', 'occurred_at', 'opened_by'],
] as const
const PATCHED = [
  ...['status', 'closing_note', 'unallocated_minor', 'fee_minor', 'fee_currency_code', 'fee_postings'],
  ...['evidence_due_at', 'closed_at', 'closed_by', 'round', 'reason'],
] as const

export type NewDispute = Pick<DisputeRecord, (typeof NEW)[number]>
export type DisputePatch = Partial<Pick<DisputeRecord, (typeof PATCHED)[number]>>

/** Times may have travelled between steps, as texts. */
const bound = (value: unknown) => (value instanceof Date ? value.toISOString() : (value ?? null))

export async function insertDispute(sql: Sql, dispute: NewDispute): Promise<void> {
  await sql.raw(
    `insert into dispute (${NEW.join(', ')}) values (${NEW.map(() => '?').join(', ')})`,
    NEW.map((name) => bound(dispute[name])),
  )
}

/** Writes some columns of a dispute, which the caller has locked. */
export async function patchDispute(sql: Sql, id: string, patch: DisputePatch): Promise<void> {
  const names = PATCHED.filter((name) => name in patch)
  const sets = names.map((name) => `${name} = ?`)
  await sql.raw(`update dispute set ${[...sets, 'updated_at = now()'].join(', ')} where id = ?`, [
    ...names.map((name) => bound(patch[name])),
    id,
  ])
}

export async function removeDispute(sql: Sql, id: string): Promise<void> {
  await sql.raw('delete from dispute_part where dispute_id = ?', [id])
  await sql.raw('delete from dispute where id = ?', [id])
}

export async function findDispute(sql: Sql, id: string): Promise<DisputeRecord | undefined> {
  const { rows } = await sql.raw('select * from dispute where id = ?', [id])
  return rows[0] as unknown as DisputeRecord | undefined
}

export async function disputeByReference(
  sql: Sql,
  provider: DisputeProvider,
  reference: string,
): Promise<DisputeRecord | undefined> {
  const { rows } = await sql.raw('select * from dispute where provider = ? and provider_reference = ?', [
    provider,
    reference,
  ])
  return rows[0] as unknown as DisputeRecord | undefined
}
