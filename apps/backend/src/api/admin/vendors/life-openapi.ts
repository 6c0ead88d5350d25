import {
  ApproveVendor,
  DecideKyc,
  ListVendorDocuments,
  ListVendorTransitions,
  MaybeWithReason,
  ReviewVendorDocument,
  Vendor,
  VendorDocument,
  VendorDocumentLink,
  VendorDocumentList,
  VendorOnboarding,
  VendorTransitionList,
  WithReason,
} from '@cityos/contracts'
import { z } from '@medusajs/framework/zod'
import type { RouteDescription } from '../../../http/openapi/description'
import { NoQuery } from '../../../http/nothing'

const params = { id: Vendor.shape.id }
const documentParams = { ...params, document_id: VendorDocument.shape.id }
const answer = { vendor: Vendor }
const move = (
  verb: string,
  summary: string,
  body: z.ZodType,
  rest: Partial<RouteDescription>,
): RouteDescription => ({
  route: `POST /admin/vendors/:id/${verb}`,
  ...{ summary, who: 'staff', params, body, answer },
  ...rest,
  errors: ['illegal_transition', ...(rest.errors ?? [])],
})

/** How the tenant's staff leads a vendor through its life. */
export const vendorLifeRoutes: RouteDescription[] = [
  {
    route: 'DELETE /admin/vendors/:id',
    summary: 'Delete an application',
    details: 'A draft, or one that was rejected, and that has no products.',
    who: 'staff',
    params,
    answer: { id: Vendor.shape.id, object: z.literal('vendor'), deleted: z.literal(true) },
    errors: ['illegal_transition', 'vendor_has_products'],
  },
  move('submit', 'Submit a vendor', MaybeWithReason, {
    details: 'For those who cannot do it themselves. What is required has to be handed in.',
    errors: ['vendor_incomplete'],
  }),
  move('approve', 'Approve a vendor', ApproveVendor, {
    details:
      'Once everything required is accepted and its identity is verified; an override needs a reason, which stays in the history. The vendor gets a stock location, a shipping profile with one free way of shipping, and the tenant’s first store.',
    errors: ['vendor_incomplete'],
  }),
  move('reject', 'Reject a vendor', WithReason, {
    details: 'The vendor reads the reason and may submit again.',
    example: { reason: 'The licence is not readable.' },
  }),
  move('kyc', 'Decide about a vendor’s identity', DecideKyc, {
    details: 'For tenants whose own people check (`kyc_provider` is `manual`), and where a provider erred.',
    example: { decision: 'verify' },
  }),
  move('suspend', 'Suspend a vendor', WithReason, {
    details:
      'Its products leave the store at once, its payouts pause, and its people may read, hand in papers and look after their team.',
    example: { reason: 'Orders are not shipped.' },
  }),
  move('reinstate', 'Reinstate a vendor', MaybeWithReason, {
    details: 'Exactly the products that were taken out of the store come back.',
  }),
  move('terminate', 'Terminate a vendor', WithReason, {
    details: 'For ever, from `suspended`. Its people are refused from their next request.',
    example: { reason: 'The contract has ended.' },
  }),
  {
    route: 'GET /admin/vendors/:id/onboarding',
    summary: 'Read how far a vendor is',
    who: 'staff',
    params,
    query: NoQuery,
    answer: { onboarding: VendorOnboarding },
  },
  {
    route: 'GET /admin/vendors/:id/transitions',
    summary: 'List a vendor’s history',
    details: 'Every move of its state and of the check of its identity, with who and why. Rows only grow.',
    who: 'staff',
    params,
    query: ListVendorTransitions,
    answer: VendorTransitionList,
    errors: ['cursor_invalid'],
  },
  {
    route: 'GET /admin/vendors/:id/documents',
    summary: 'List a vendor’s papers',
    who: 'staff',
    params,
    query: ListVendorDocuments,
    answer: VendorDocumentList,
    errors: ['cursor_invalid'],
  },
  {
    route: 'GET /admin/vendors/:id/documents/:document_id/link',
    summary: 'Get a link to a paper',
    details: 'Opens the file for a quarter of an hour, for whoever holds it.',
    who: 'staff',
    params: documentParams,
    query: NoQuery,
    answer: { link: VendorDocumentLink },
  },
  {
    route: 'POST /admin/vendors/:id/documents/:document_id/review',
    summary: 'Accept or reject a paper',
    details: 'A rejection needs a reason. Whoever accepts may correct the last day.',
    who: 'staff',
    params: documentParams,
    body: ReviewVendorDocument,
    example: { decision: 'accept', expires_on: '2030-12-31' },
    answer: { document: VendorDocument },
    errors: ['illegal_transition'],
  },
]
