import type { MiddlewareRoute } from '@medusajs/framework/http'
import {
  ApproveVendor,
  ChangeVendorLinks,
  CreateVendor,
  CreateVendorRequirement,
  DecideKyc,
  InviteVendorMember,
  ListProductApprovals,
  ListVendorDocuments,
  ListVendorMembers,
  ListVendorProducts,
  ListVendorRequirements,
  ListVendors,
  ListVendorTransitions,
  MaybeWithReason,
  ReviewVendorDocument,
  UpdateVendor,
  UpdateVendorMember,
  UpdateVendorRequirement,
  UpdateVendorSetting,
  WithReason,
} from '@cityos/contracts'
import { NoQuery } from '../../../http/nothing'
import { validate } from '../../../http/validate'

const VENDORS = '/admin/vendors'
const REQUIREMENTS = '/admin/vendor-requirements'
const APPROVALS = '/admin/product-approvals'
const SETTINGS = '/admin/vendor-settings'

const MOVES = {
  submit: MaybeWithReason,
  approve: ApproveVendor,
  reject: WithReason,
  kyc: DecideKyc,
  suspend: WithReason,
  reinstate: MaybeWithReason,
  terminate: WithReason,
}

const moveRoutes = Object.entries(MOVES).map(([move, body]): MiddlewareRoute => ({
  matcher: `${VENDORS}/:id/${move}`,
  methods: ['POST'],
  middlewares: [validate(body, 'body')],
}))

const reading = (matcher: string, query: Parameters<typeof validate>[0]): MiddlewareRoute => ({
  matcher,
  methods: ['GET'],
  middlewares: [validate(query, 'query')],
})
const writing = (matcher: string, body: Parameters<typeof validate>[0]): MiddlewareRoute => ({
  matcher,
  methods: ['POST'],
  middlewares: [validate(body, 'body')],
})

export const vendorRoutes: MiddlewareRoute[] = [
  { matcher: VENDORS, methods: ['GET'], middlewares: [validate(ListVendors, 'query')] },
  { matcher: VENDORS, methods: ['POST'], middlewares: [validate(CreateVendor, 'body')] },
  { matcher: `${VENDORS}/:id`, methods: ['GET'], middlewares: [validate(NoQuery, 'query')] },
  { matcher: `${VENDORS}/:id`, methods: ['POST'], middlewares: [validate(UpdateVendor, 'body')] },
  {
    matcher: `${VENDORS}/:id/members`,
    methods: ['GET'],
    middlewares: [validate(ListVendorMembers, 'query')],
  },
  {
    matcher: `${VENDORS}/:id/members`,
    methods: ['POST'],
    middlewares: [validate(InviteVendorMember, 'body')],
  },
  writing(`${VENDORS}/:id/members/:member_id`, UpdateVendorMember),
  reading(`${VENDORS}/:id/products`, ListVendorProducts),
  writing(`${VENDORS}/:id/products`, ChangeVendorLinks),
  reading(`${VENDORS}/:id/shipping-profiles`, NoQuery),
  writing(`${VENDORS}/:id/shipping-profiles`, ChangeVendorLinks),
  ...moveRoutes,
  reading(`${VENDORS}/:id/onboarding`, NoQuery),
  reading(`${VENDORS}/:id/transitions`, ListVendorTransitions),
  reading(`${VENDORS}/:id/documents`, ListVendorDocuments),
  reading(`${VENDORS}/:id/documents/:document_id/link`, NoQuery),
  writing(`${VENDORS}/:id/documents/:document_id/review`, ReviewVendorDocument),
  reading(REQUIREMENTS, ListVendorRequirements),
  writing(REQUIREMENTS, CreateVendorRequirement),
  reading(`${REQUIREMENTS}/:id`, NoQuery),
  writing(`${REQUIREMENTS}/:id`, UpdateVendorRequirement),
  reading(SETTINGS, NoQuery),
  writing(SETTINGS, UpdateVendorSetting),
  reading(APPROVALS, ListProductApprovals),
  reading(`${APPROVALS}/:id`, NoQuery),
  writing(`${APPROVALS}/:id/reject`, WithReason),
]
