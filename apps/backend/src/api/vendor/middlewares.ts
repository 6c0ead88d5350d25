import type { MiddlewareRoute } from '@medusajs/framework/http'
import {
  AcceptTerms,
  CreateVendorProduct,
  CreateVendorVariant,
  InviteVendorMember,
  ListOwnPayouts,
  ListVendorDisputes,
  ListVendorDocuments,
  ListVendorMembers,
  ListVendorProducts,
  MaybeWithReason,
  PayoutOnboarding,
  SavePayoutAccount,
  SetVendorStock,
  StatementPdfQuery,
  StatementQuery,
  UpdateVendor,
  UpdateVendorMember,
  UpdateVendorProduct,
  UpdateVendorVariant,
  UploadVendorDocument,
} from '@cityos/contracts'
import { authenticateVendor } from '../../access/vendors/authenticate'
import { NoQuery } from '../../http/nothing'
import { validate } from '../../http/validate'
import { vendorCors } from '../../http/vendors/vendor-cors'

/** Core authenticates what is below /admin and /store; this does it for /vendor. Its place is before the guard. */
export const vendorAuthentication: MiddlewareRoute = {
  matcher: '/vendor',
  middlewares: [vendorCors as never, authenticateVendor as never],
}

const PRODUCTS = '/vendor/products'
const VARIANTS = `${PRODUCTS}/:id/variants`

export const vendorPortalRoutes: MiddlewareRoute[] = [
  { matcher: '/vendor/balance', methods: ['GET'], middlewares: [validate(NoQuery, 'query')] },
  { matcher: '/vendor/disputes', methods: ['GET'], middlewares: [validate(ListVendorDisputes, 'query')] },
  { matcher: '/vendor/disputes/:id', methods: ['GET'], middlewares: [validate(NoQuery, 'query')] },
  { matcher: '/vendor/payouts', methods: ['GET'], middlewares: [validate(ListOwnPayouts, 'query')] },
  { matcher: '/vendor/payouts/:id', methods: ['GET'], middlewares: [validate(NoQuery, 'query')] },
  { matcher: '/vendor/statement', methods: ['GET'], middlewares: [validate(StatementQuery, 'query')] },
  { matcher: '/vendor/statement/csv', methods: ['GET'], middlewares: [validate(StatementQuery, 'query')] },
  { matcher: '/vendor/statement/pdf', methods: ['GET'], middlewares: [validate(StatementPdfQuery, 'query')] },
  { matcher: '/vendor/payout-account', methods: ['GET'], middlewares: [validate(NoQuery, 'query')] },
  {
    matcher: '/vendor/payout-account',
    methods: ['POST'],
    middlewares: [validate(SavePayoutAccount, 'body')],
  },
  {
    matcher: '/vendor/payout-account/onboarding',
    methods: ['POST'],
    middlewares: [validate(PayoutOnboarding, 'body')],
  },
  { matcher: '/vendor/me', methods: ['GET'], middlewares: [validate(NoQuery, 'query')] },
  { matcher: '/vendor/profile', methods: ['GET'], middlewares: [validate(NoQuery, 'query')] },
  { matcher: '/vendor/profile', methods: ['POST'], middlewares: [validate(UpdateVendor, 'body')] },
  { matcher: '/vendor/members', methods: ['GET'], middlewares: [validate(ListVendorMembers, 'query')] },
  { matcher: '/vendor/members', methods: ['POST'], middlewares: [validate(InviteVendorMember, 'body')] },
  { matcher: '/vendor/members/:id', methods: ['POST'], middlewares: [validate(UpdateVendorMember, 'body')] },
  { matcher: '/vendor/onboarding', methods: ['GET'], middlewares: [validate(NoQuery, 'query')] },
  {
    matcher: '/vendor/onboarding/submit',
    methods: ['POST'],
    middlewares: [validate(MaybeWithReason, 'body')],
  },
  { matcher: '/vendor/onboarding/terms', methods: ['POST'], middlewares: [validate(AcceptTerms, 'body')] },
  { matcher: '/vendor/documents', methods: ['GET'], middlewares: [validate(ListVendorDocuments, 'query')] },
  // The body is the file itself.
  {
    matcher: '/vendor/documents',
    methods: ['POST'],
    bodyParser: false,
    middlewares: [validate(UploadVendorDocument, 'query')],
  },
  { matcher: '/vendor/documents/:id/link', methods: ['GET'], middlewares: [validate(NoQuery, 'query')] },
  { matcher: PRODUCTS, methods: ['GET'], middlewares: [validate(ListVendorProducts, 'query')] },
  { matcher: PRODUCTS, methods: ['POST'], middlewares: [validate(CreateVendorProduct, 'body')] },
  { matcher: `${PRODUCTS}/:id`, methods: ['GET'], middlewares: [validate(NoQuery, 'query')] },
  { matcher: `${PRODUCTS}/:id`, methods: ['POST'], middlewares: [validate(UpdateVendorProduct, 'body')] },
  { matcher: VARIANTS, methods: ['POST'], middlewares: [validate(CreateVendorVariant, 'body')] },
  { matcher: '/vendor/stock-locations', methods: ['GET'], middlewares: [validate(NoQuery, 'query')] },
  {
    matcher: `${VARIANTS}/:variant_id`,
    methods: ['POST'],
    middlewares: [validate(UpdateVendorVariant, 'body')],
  },
  {
    matcher: `${VARIANTS}/:variant_id/stock`,
    methods: ['POST'],
    middlewares: [validate(SetVendorStock, 'body')],
  },
]
