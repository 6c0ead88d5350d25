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
import { get, post } from '../../../http/route'

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

const moveRoutes = Object.entries(MOVES).map(([move, body]) => post(`${VENDORS}/:id/${move}`, body))

export const vendorRoutes: MiddlewareRoute[] = [
  get(VENDORS, ListVendors),
  post(VENDORS, CreateVendor),
  get(`${VENDORS}/:id`, NoQuery),
  post(`${VENDORS}/:id`, UpdateVendor),
  get(`${VENDORS}/:id/members`, ListVendorMembers),
  post(`${VENDORS}/:id/members`, InviteVendorMember),
  post(`${VENDORS}/:id/members/:member_id`, UpdateVendorMember),
  get(`${VENDORS}/:id/products`, ListVendorProducts),
  post(`${VENDORS}/:id/products`, ChangeVendorLinks),
  get(`${VENDORS}/:id/shipping-profiles`, NoQuery),
  post(`${VENDORS}/:id/shipping-profiles`, ChangeVendorLinks),
  ...moveRoutes,
  get(`${VENDORS}/:id/onboarding`, NoQuery),
  get(`${VENDORS}/:id/transitions`, ListVendorTransitions),
  get(`${VENDORS}/:id/documents`, ListVendorDocuments),
  get(`${VENDORS}/:id/documents/:document_id/link`, NoQuery),
  post(`${VENDORS}/:id/documents/:document_id/review`, ReviewVendorDocument),
  get(REQUIREMENTS, ListVendorRequirements),
  post(REQUIREMENTS, CreateVendorRequirement),
  get(`${REQUIREMENTS}/:id`, NoQuery),
  post(`${REQUIREMENTS}/:id`, UpdateVendorRequirement),
  get(SETTINGS, NoQuery),
  post(SETTINGS, UpdateVendorSetting),
  get(APPROVALS, ListProductApprovals),
  get(`${APPROVALS}/:id`, NoQuery),
  post(`${APPROVALS}/:id/reject`, WithReason),
]
