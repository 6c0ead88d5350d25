import {
  AcceptTerms,
  ListVendorDocuments,
  MaybeWithReason,
  UploadVendorDocument,
  VendorDocument,
  VendorDocumentLink,
  VendorDocumentList,
  VendorOnboarding,
} from '@cityos/contracts'
import { z } from '@medusajs/framework/zod'
import type { RouteDescription } from '../../http/openapi/description'
import { NoQuery } from '../../http/nothing'

const params = { id: VendorDocument.shape.id }
const answer = { onboarding: VendorOnboarding }

/** How a vendor gets to where it may sell. */
export const vendorOnboardingRoutes: RouteDescription[] = [
  {
    route: 'GET /vendor/onboarding',
    summary: 'Read how far you are',
    details: 'Everything that is asked of you, how far each is, and what is missing to submit.',
    who: 'vendor',
    query: NoQuery,
    answer,
    errors: ['vendor_unnamed'],
  },
  {
    route: 'POST /vendor/onboarding/submit',
    summary: 'Submit your vendor for approval',
    who: 'vendor',
    body: MaybeWithReason,
    answer,
    errors: ['vendor_unnamed', 'illegal_transition', 'vendor_incomplete'],
  },
  {
    route: 'POST /vendor/onboarding/terms',
    summary: 'Accept the tenant’s terms',
    details: 'Names the version that was read; another than the current one is refused.',
    who: 'vendor',
    body: AcceptTerms,
    answer,
    errors: ['vendor_unnamed', 'not_found'],
  },
  {
    route: 'GET /vendor/documents',
    summary: 'List your papers',
    details: 'For owners and managers.',
    who: 'vendor',
    query: ListVendorDocuments,
    answer: VendorDocumentList,
    errors: ['vendor_unnamed', 'cursor_invalid'],
  },
  {
    route: 'POST /vendor/documents',
    summary: 'Hand in a paper',
    details:
      'The body is the file: a PDF, JPEG or PNG of at most 10 MiB, whose type is the `content-type` and whose content is of that type.',
    who: 'vendor',
    query: UploadVendorDocument,
    upload: 'application/pdf',
    answer: { document: VendorDocument },
    status: 201,
    errors: ['vendor_unnamed', 'not_found', 'file_type_forbidden', 'body_too_large'],
  },
  {
    route: 'DELETE /vendor/documents/:id',
    summary: 'Take a paper back',
    details: 'One that nobody has looked at yet, or that was rejected.',
    who: 'vendor',
    params,
    answer: { id: VendorDocument.shape.id, object: z.literal('vendor_document'), deleted: z.literal(true) },
    errors: ['vendor_unnamed', 'illegal_transition'],
  },
  {
    route: 'GET /vendor/documents/:id/link',
    summary: 'Get a link to one of your papers',
    details: 'Opens the file for a quarter of an hour, for whoever holds it.',
    who: 'vendor',
    params,
    query: NoQuery,
    answer: { link: VendorDocumentLink },
    errors: ['vendor_unnamed'],
  },
]
