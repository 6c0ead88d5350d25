import { z } from 'zod'
import { idSchema, ID_PREFIXES } from './ids'
import { PageInfo, pageQuery } from './paging'

export const VendorDocumentStatus = z.enum(['pending', 'accepted', 'rejected', 'expired'])
export type VendorDocumentStatus = z.infer<typeof VendorDocumentStatus>

/** What a vendor may hand in: the body of the request is the file itself. */
export const VENDOR_DOCUMENT_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const
export const VENDOR_DOCUMENT_MAX_BYTES = 10 * 1024 * 1024

/** The last day on which a paper holds, `2027-03-31`: it has expired when that day is over, by UTC. */
const LastDay = z.iso.date()

/** Beside the file, in the query. */
export const UploadVendorDocument = z.strictObject({
  requirement_id: idSchema(ID_PREFIXES.vendor_requirement),
  file_name: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[^/\\\p{Cc}]+$/u, 'may hold neither slashes nor control characters'),
  expires_on: LastDay.optional(),
})
export type UploadVendorDocument = z.output<typeof UploadVendorDocument>

/** A rejection says why. Whoever accepts may correct the last day. */
export const ReviewVendorDocument = z
  .strictObject({
    decision: z.enum(['accept', 'reject']),
    reason: z.string().trim().min(1).max(1_000).optional(),
    expires_on: LastDay.optional(),
  })
  .refine(({ decision, reason }) => decision === 'accept' || reason !== undefined, 'says no reason')
export type ReviewVendorDocument = z.output<typeof ReviewVendorDocument>

export const VendorDocument = z.object({
  id: idSchema(ID_PREFIXES.vendor_document),
  vendor_id: idSchema(ID_PREFIXES.vendor),
  requirement_id: idSchema(ID_PREFIXES.vendor_requirement),
  status: VendorDocumentStatus,
  /** Why it was rejected. */
  reason: z.string().nullable(),
  file_name: z.string(),
  mime_type: z.string(),
  size_bytes: z.number().int(),
  expires_on: z.string().nullable(),
  reviewed_by: z.string().nullable(),
  reviewed_at: z.iso.datetime({ offset: true }).nullable(),
  created_at: z.iso.datetime({ offset: true }),
})
export type VendorDocument = z.infer<typeof VendorDocument>

export const ListVendorDocuments = pageQuery(['created_at']).omit({ q: true }).extend({
  status: VendorDocumentStatus.optional(),
})
export type ListVendorDocuments = z.output<typeof ListVendorDocuments>

export const VendorDocumentList = PageInfo.extend({ documents: z.array(VendorDocument) })
export type VendorDocumentList = z.infer<typeof VendorDocumentList>

/** A link that opens the file for a quarter of an hour, for whoever holds it. */
export const VendorDocumentLink = z.object({ url: z.string(), expires_in_seconds: z.number().int() })
export type VendorDocumentLink = z.infer<typeof VendorDocumentLink>

/** Each carries the document's id and its vendor's. */
export const VENDOR_DOCUMENT_EVENTS = {
  uploaded: 'vendor_document.uploaded',
  accepted: 'vendor_document.accepted',
  rejected: 'vendor_document.rejected',
  deleted: 'vendor_document.deleted',
  /** A month before its last day, once. */
  expiring: 'vendor_document.expiring',
  expired: 'vendor_document.expired',
} as const
