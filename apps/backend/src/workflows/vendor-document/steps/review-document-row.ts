import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { systemClock } from '@cityos/calendar'
import { CityosError, type ReviewVendorDocument } from '@cityos/contracts'
import { endOfDay, nextDocumentStatus } from '../../../modules/vendor/domain/document-status'
import { inVendorTransaction } from '../../vendor/vendor-transaction'
import type { DocumentRecord } from '../document-record'

export interface DocumentReview {
  id: string
  vendorId: string
  review: ReviewVendorDocument
  reviewedBy: string | null
}

const REVIEWED = ['status', 'reason', 'expires_at', 'reviewed_by', 'reviewed_at'] as const

/** Accepts or rejects a paper. @throws CityosError `not_found`, `illegal_transition`, `validation_failed`. */
export const reviewDocumentRowStep = createStep(
  'review-document-row',
  async ({ id, vendorId, review, reviewedBy }: DocumentReview, { container }) => {
    const { decision, reason = null, expires_on } = review
    const now = systemClock.now()
    const { document, undo } = await inVendorTransaction(container, async (trx) => {
      const row = (await trx('vendor_document')
        .where({ id, vendor_id: vendorId })
        .whereNull('deleted_at')
        .forUpdate()
        .first()) as DocumentRecord | undefined
      if (!row) throw new CityosError('not_found', `There is no document ${id}.`)
      const status = nextDocumentStatus(row, decision)
      const expires_at = expires_on === undefined ? row.expires_at : endOfDay(expires_on)
      if (decision === 'accept' && expires_at && expires_at <= now) {
        throw new CityosError('validation_failed', 'expires_on: the last day of this paper is over.')
      }
      const after = { status, reason, expires_at, reviewed_by: reviewedBy, reviewed_at: now }
      await trx('vendor_document')
        .where({ id })
        .update({ ...after, updated_at: now })
      const before = Object.fromEntries(REVIEWED.map((column) => [column, row[column]]))
      return { document: { id, vendor_id: vendorId, status, reason }, undo: { id, status, before } }
    })
    return new StepResponse(document, undo)
  },
  async (undo, { container }) => {
    if (!undo) return
    const { id, status, before } = undo
    await inVendorTransaction(container, (trx) => trx('vendor_document').where({ id, status }).update(before))
  },
)
