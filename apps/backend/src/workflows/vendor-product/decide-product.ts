import type { MedusaContainer } from '@medusajs/framework/types'
import { CityosError } from '@cityos/contracts'
import { nextProductStatus } from '../../modules/vendor/domain/product-review'
import { inVendorTransaction, type VendorTransaction } from '../vendor/vendor-transaction'
import type { MovedProduct, ProductMoveUndo } from './move-product'
import { decide, pendingApproval, writeStatus, type ApprovalRow } from './product-moves'
import { lockVendorProduct, requireActive } from './vendor-product-row'

export interface ProductDecision {
  approvalId: string
  decision: 'approve' | 'reject'
  reason?: string | undefined
  /** Who of the tenant decides. */
  by: string | null
}

export interface DecidedProduct extends MovedProduct {
  kind: ApprovalRow['kind']
  /** Of a change that was approved: what the product is to have now. */
  changes: Record<string, unknown> | null
}

/**
 * Decides about a product, or a change of one, that waits. @throws CityosError `not_found`, `illegal_transition` when
 * it waits no longer, `vendor_not_active` for an approval.
 */
export function decideProduct(
  container: MedusaContainer,
  { approvalId, decision, reason = undefined, by }: ProductDecision,
): Promise<{ moved: DecidedProduct; undo: ProductMoveUndo }> {
  return inVendorTransaction(container, async (trx) => {
    const { product_id: productId, kind, changes } = await findApproval(trx, approvalId)
    const row = await lockVendorProduct(trx, { productId })
    // After the product, as everybody takes them: then nobody waits for who waits for them.
    const approval = await pendingApproval(trx, productId)
    if (approval?.id !== approvalId) throw notPending(approvalId)
    if (decision === 'approve') requireActive(row)
    const to = kind === 'product' ? nextProductStatus(row, decision) : row.status
    const status = decision === 'approve' ? 'approved' : 'rejected'
    await decide(trx, approvalId, { status, reason: reason ?? null, decided_by: by })
    if (to !== row.status) await writeStatus(trx, productId, to)
    const moved = {
      ...{ product_id: productId, vendor_id: row.vendor_id, approval_id: approvalId, from: row.status, to },
      ...{ kind, reason: reason ?? null, changes: decision === 'approve' ? changes : null },
    }
    return { moved, undo: { moved, approval } }
  })
}

async function findApproval(trx: VendorTransaction, id: string): Promise<ApprovalRow> {
  const row = (await trx('product_approval').where({ id }).first()) as ApprovalRow | undefined
  if (!row) throw new CityosError('not_found', `There is no product approval ${id}.`)
  return row
}

const notPending = (id: string) =>
  new CityosError('illegal_transition', `The product approval ${id} has been decided, or was withdrawn.`)
