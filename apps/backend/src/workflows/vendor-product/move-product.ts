import type { MedusaContainer } from '@medusajs/framework/types'
import { nextProductStatus, type ProductTransition } from '../../modules/vendor/domain/product-review'
import type { ProductStatus } from '@cityos/contracts'
import { readVendorSetting } from '../vendor-setting/read-vendor-setting'
import { inVendorTransaction } from '../vendor/vendor-transaction'
import {
  addApproval,
  decide,
  pendingApproval,
  restoreApproval,
  writeStatus,
  type ApprovalRow,
} from './product-moves'
import { lockVendorProduct, requireActive, type ProductRef } from './vendor-product-row'

/** What a vendor does with its own product. */
export type OwnTransition = Extract<ProductTransition, 'propose' | 'withdraw' | 'unpublish'>

export interface OwnMove extends ProductRef {
  transition: OwnTransition
  /** The member who does it. */
  by: string | null
}

export interface MovedProduct {
  product_id: string
  vendor_id: string
  approval_id: string | null
  from: ProductStatus
  to: ProductStatus
  reason: string | null
}

export interface ProductMoveUndo {
  moved: MovedProduct
  /** The approval as it was; null where the move has made it. */
  approval: ApprovalRow | null
}

/**
 * Moves a product on its way, together with its approval. Where the tenant does not look at products, one that is
 * proposed is published at once; withdrawing a change that waits leaves the product as it is.
 * @throws CityosError `not_found`, `illegal_transition`, `vendor_not_active`.
 */
export async function moveProduct(
  container: MedusaContainer,
  move: OwnMove,
): Promise<{ moved: MovedProduct; undo: ProductMoveUndo }> {
  const { product_approval: looks } = await readVendorSetting(container)
  return inVendorTransaction(container, async (trx) => {
    const row = await lockVendorProduct(trx, move)
    const { id: product_id, vendor_id, status: from } = row
    const approval = (await pendingApproval(trx, product_id)) ?? null
    const changeAlone = move.transition === 'withdraw' && approval?.kind === 'change'
    const next = changeAlone ? from : nextProductStatus(row, move.transition)
    const to = next === 'proposed' && !looks ? 'published' : next
    let approval_id: string | null = approval?.id ?? null
    if (move.transition === 'propose') {
      requireActive(row)
      const status = looks ? 'pending' : 'approved'
      const proposed = { vendor_id, product_id, kind: 'product', status, proposed_by: move.by } as const
      approval_id = await addApproval(trx, proposed)
    } else if (approval) {
      await decide(trx, approval.id, { status: 'withdrawn', reason: null, decided_by: move.by })
    }
    if (to !== from) await writeStatus(trx, product_id, to)
    const moved = { product_id, vendor_id, approval_id, from, to, reason: null }
    return { moved, undo: { moved, approval } }
  })
}

/** Takes a move back, unless the product has moved on. */
export function undoProductMove(
  container: MedusaContainer,
  { moved: { product_id, approval_id, from, to }, approval }: ProductMoveUndo,
): Promise<void> {
  return inVendorTransaction(container, async (trx) => {
    const row = await lockVendorProduct(trx, { productId: product_id })
    if (row.status !== to) return
    await writeStatus(trx, product_id, from)
    if (approval) await restoreApproval(trx, approval)
    else if (approval_id) await trx('product_approval').where({ id: approval_id }).delete()
  })
}
