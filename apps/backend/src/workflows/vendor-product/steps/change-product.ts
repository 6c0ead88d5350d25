import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { howToChange, mergeChanges, type ProposedChange } from '../../../modules/vendor/domain/product-review'
import { readVendorSetting } from '../../vendor-setting/read-vendor-setting'
import { inVendorTransaction } from '../../vendor/vendor-transaction'
import type { MovedProduct } from '../move-product'
import { addApproval, pendingApproval, restoreApproval, type ApprovalRow } from '../product-moves'
import { lockVendorProduct, type ProductRef } from '../vendor-product-row'

export interface ProductChange extends ProductRef {
  update: ProposedChange
  /** The member who asks for it. */
  by: string | null
}

interface Changed extends MovedProduct {
  at_once: boolean
}

interface Noted {
  changed: Changed
  /** Null where nothing was noted. */
  undo: Undo | null
}

interface Undo {
  approval_id: string
  waiting: ApprovalRow | null
}

/**
 * Decides whether a change holds at once or is proposed, and notes one that is; a further change joins the one that
 * waits. @throws CityosError `not_found`, `illegal_transition` for a product that is being looked at.
 */
export const changeProductStep = createStep(
  'change-product',
  async (input: ProductChange, { container }) => {
    const { product_approval: looks } = await readVendorSetting(container)
    const { changed, undo } = await inVendorTransaction<Noted>(container, async (trx) => {
      const row = await lockVendorProduct(trx, input)
      const { id: product_id, vendor_id, status } = row
      const at_once = howToChange(row, looks) === 'at once'
      const moved = { product_id, vendor_id, from: status, to: status, reason: null }
      if (at_once) return { changed: { ...moved, approval_id: null, at_once }, undo: null }
      const waiting = (await pendingApproval(trx, product_id)) ?? null
      const changes = mergeChanges(waiting?.changes ?? null, input.update)
      if (waiting) await restoreApproval(trx, { ...waiting, changes })
      const proposed = { vendor_id, product_id, kind: 'change', changes, proposed_by: input.by } as const
      const approval_id = waiting?.id ?? (await addApproval(trx, proposed))
      return { changed: { ...moved, approval_id, at_once }, undo: { approval_id, waiting } }
    })
    return new StepResponse(changed, undo)
  },
  async (undo, { container }) => {
    if (!undo) return
    await inVendorTransaction(container, async (trx) => {
      if (undo.waiting) await restoreApproval(trx, undo.waiting)
      else await trx('product_approval').where({ id: undo.approval_id, status: 'pending' }).delete()
    })
  },
)
