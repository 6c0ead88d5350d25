import { ListProductApprovals, ProductApproval, ProductApprovalList, WithReason } from '@cityos/contracts'
import type { RouteGroup } from '../../../http/openapi/description'
import { NoQuery } from '../../../http/nothing'

const params = { id: ProductApproval.shape.id }
const answer = { product_approval: ProductApproval }

export const productApprovalsOpenApi: RouteGroup = {
  tag: 'Product approvals',
  about: 'Products of vendors, and changes of those that are sold, that wait for the tenant.',
  routes: [
    {
      route: 'GET /admin/product-approvals',
      summary: 'List what waits',
      details: 'Pending ones, unless another `status` is asked for.',
      who: 'staff',
      query: ListProductApprovals,
      answer: ProductApprovalList,
      errors: ['cursor_invalid'],
    },
    {
      route: 'GET /admin/product-approvals/:id',
      summary: 'Read one approval',
      who: 'staff',
      params,
      query: NoQuery,
      answer,
    },
    {
      route: 'POST /admin/product-approvals/:id/approve',
      summary: 'Approve a product, or a change of one',
      details: 'The product is in its vendor’s stores from then on; a change holds.',
      who: 'staff',
      params,
      answer,
      errors: ['illegal_transition', 'vendor_not_active'],
    },
    {
      route: 'POST /admin/product-approvals/:id/reject',
      summary: 'Reject a product, or a change of one',
      who: 'staff',
      params,
      body: WithReason,
      example: { reason: 'The picture shows something else.' },
      answer,
      errors: ['illegal_transition'],
    },
  ],
}
