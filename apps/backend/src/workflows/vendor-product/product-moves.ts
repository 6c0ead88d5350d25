import { systemClock } from '@cityos/calendar'
import { ID_PREFIXES, newId, type ProductStatus } from '@cityos/contracts'
import type { VendorTransaction } from '../vendor/vendor-transaction'

/** A row of the approvals as the database has it. */
export interface ApprovalRow {
  id: string
  vendor_id: string
  product_id: string
  kind: 'product' | 'change'
  status: 'pending' | 'approved' | 'rejected' | 'withdrawn'
  changes: Record<string, unknown> | null
  reason: string | null
  proposed_by: string | null
  decided_by: string | null
  decided_at: Date | null
}

/**
 * Writes a product's status past Medusa's service: it has to happen in the transaction that holds the product and its
 * approval. Triggers note the change for the catalogue and for whoever is told.
 */
export async function writeStatus(
  trx: VendorTransaction,
  productId: string,
  status: ProductStatus,
): Promise<void> {
  await trx('product').where({ id: productId }).update({ status, updated_at: systemClock.now() })
}

/** The approval of a product that waits; undefined when none does. It stays as it is until the transaction ends. */
export async function pendingApproval(
  trx: VendorTransaction,
  productId: string,
): Promise<ApprovalRow | undefined> {
  const row: unknown = await trx('product_approval')
    .where({ product_id: productId, status: 'pending' })
    .forUpdate()
    .first()
  return row as ApprovalRow | undefined
}

/** Adds a row to the approvals; answers its id. */
export async function addApproval(
  trx: VendorTransaction,
  row: Pick<ApprovalRow, 'vendor_id' | 'product_id' | 'kind'> & Partial<ApprovalRow>,
): Promise<string> {
  const id = newId(ID_PREFIXES.product_approval)
  const changes = row.changes ? JSON.stringify(row.changes) : null
  await trx('product_approval').insert({ ...row, id, changes })
  return id
}

/** Ends an approval. */
export async function decide(
  trx: VendorTransaction,
  id: string,
  decision: Pick<ApprovalRow, 'status' | 'reason' | 'decided_by'>,
): Promise<void> {
  const now = systemClock.now()
  await trx('product_approval')
    .where({ id })
    .update({ ...decision, decided_at: now, updated_at: now })
}

/** Writes a row of the approvals as it was. */
export async function restoreApproval(trx: VendorTransaction, row: ApprovalRow): Promise<void> {
  const { id, status, reason, decided_by, decided_at } = row
  const changes = row.changes ? JSON.stringify(row.changes) : null
  await trx('product_approval').where({ id }).update({ status, reason, decided_by, decided_at, changes })
}
