import { z } from 'zod'
import { idSchema, ID_PREFIXES } from './ids'
import { PageInfo, pageQuery } from './paging'

/** `product`: a new one, or one that was rejected before; `change`: of one that is approved. */
export const ProductApprovalKind = z.enum(['product', 'change'])
export type ProductApprovalKind = z.infer<typeof ProductApprovalKind>

export const ProductApprovalStatus = z.enum(['pending', 'approved', 'rejected', 'withdrawn'])
export type ProductApprovalStatus = z.infer<typeof ProductApprovalStatus>

/** A product of a vendor that waits for the tenant, or waited. */
export const ProductApproval = z.object({
  id: idSchema(ID_PREFIXES.product_approval),
  vendor_id: idSchema(ID_PREFIXES.vendor),
  vendor_name: z.string(),
  product_id: z.string(),
  product_title: z.string().nullable(),
  kind: ProductApprovalKind,
  status: ProductApprovalStatus,
  /** Of a change: the fields with the values that they are to have. */
  changes: z.record(z.string(), z.unknown()).nullable(),
  reason: z.string().nullable(),
  /** Null where the tenant lets products through unseen. */
  decided_by: z.string().nullable(),
  decided_at: z.iso.datetime({ offset: true }).nullable(),
  created_at: z.iso.datetime({ offset: true }),
})
export type ProductApproval = z.infer<typeof ProductApproval>

export const ListProductApprovals = pageQuery(['created_at'])
  .omit({ q: true })
  .extend({
    status: ProductApprovalStatus.default('pending'),
    kind: ProductApprovalKind.optional(),
    vendor_id: idSchema(ID_PREFIXES.vendor).optional(),
  })
export type ListProductApprovals = z.output<typeof ListProductApprovals>

export const ProductApprovalList = PageInfo.extend({ product_approvals: z.array(ProductApproval) })
export type ProductApprovalList = z.infer<typeof ProductApprovalList>

/** Each carries the product's id, its vendor's and the approval's. */
export const PRODUCT_APPROVAL_EVENTS = {
  proposed: 'vendor_product.proposed',
  withdrawn: 'vendor_product.withdrawn',
  approved: 'vendor_product.approved',
  rejected: 'vendor_product.rejected',
} as const
