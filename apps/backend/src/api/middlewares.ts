import { defineMiddlewares } from '@medusajs/framework/http'
import { actAsTenant, tenancyRoutes } from '@cityos/medusa-tenancy'
import { watchRoutes } from '../access/declared-routes'
import { actingTerms } from '../access/acting-terms'
import { guard } from '../access/guard'
import { mayActInTenants } from '../access/may-act-in-tenants'
import { currentEnvironment } from '../env'
import { errorHandler } from '../http/error-handler'
import { hideInvitationTokens } from '../http/members/hide-invitation-tokens'
import { checkSessionData } from '../http/payment-session-data'
import { loginRoutes } from '../http/rate-limit/login-routes'
import { admitServices } from '../http/identity/service-calls'
import { joinContent } from '../http/product-content/join-content'
import { joinLineSellers } from '../http/vendors/join-line-sellers'
import { coreOrderRoutes } from '../http/vendor-orders/core-order-routes'
import { joinSeller } from '../http/vendors/join-seller'
import { serveFiles } from '../http/serve-files'
import { sessionRoutes } from '../http/sessions/routes'
import { checkReturn } from '../http/storefront/check-return'
import { uploadRoutes } from '../http/uploads/routes'
import { actingSessionRoutes } from './admin/acting-sessions/middlewares'
import { auditLogRoutes } from './admin/audit-logs/middlewares'
import { commissionRoutes } from './admin/commission-rules/middlewares'
import { secretKeyRoutes } from './admin/secret-keys/middlewares'
import { webhookEndpointRoutes } from './admin/webhook-endpoints/middlewares'
import { syncRoutes } from './admin/sync/middlewares'
import { disputeRoutes } from './admin/disputes/middlewares'
import { customerRoutes } from './admin/customers/middlewares'
import { ledgerRoutes } from './admin/ledger/middlewares'
import { marketplaceRoutes } from './admin/marketplace/middlewares'
import { tenantStoreRoutes } from './admin/tenant-stores/middlewares'
import { ownDomainRoutes } from './admin/tenant/domains/middlewares'
import { ownTenantRoutes } from './admin/tenant/middlewares'
import { invitationRoutes } from './admin/tenant/invitations/middlewares'
import { memberRoutes } from './admin/tenant/members/middlewares'
import { tenantOperationRoutes } from './admin/tenant-operations/middlewares'
import { tenantRoutes } from './admin/tenants/middlewares'
import { vendorOrderRoutes } from './admin/vendor-orders/middlewares'
import { payoutRoutes } from './admin/payouts/middlewares'
import { mailboxRoutes } from './admin/mailbox/middlewares'
import { paymentSandboxRoutes } from './admin/payment-sandbox/middlewares'
import { subscriptionPlanRoutes } from './admin/subscription-plans/middlewares'
import { subscriptionReportRoutes } from './admin/subscription-reports/middlewares'
import { subscriptionRoutes } from './admin/subscriptions/middlewares'
import { vendorRoutes } from './admin/vendors/middlewares'
import { identityRoutes } from './identity/middlewares'
import { cartRoutes } from './store/carts/middlewares'
import { storeOrderRoutes } from './store/orders/middlewares'
import { storePaymentMethodRoutes } from './store/payment-methods/middlewares'
import { storeSubscriptionRoutes } from './store/subscriptions/middlewares'
import { vendorApplicationRoutes } from './store/vendor-applications/middlewares'
import { storeVendorRoutes } from './store/vendors/middlewares'
import { tlsRoutes } from './tls/middlewares'
import { webhookRoutes } from './webhooks/middlewares'
import { vendorAuthentication, vendorPortalRoutes } from './vendor/middlewares'
import { vendorOwnOrderRoutes } from './vendor/orders/middlewares'
import { vendorOverviewRoutes } from './vendor/overview-middlewares'

const { UPLOAD_DIR: folder, COOKIE_SECRET: secret } = currentEnvironment()
const serveUploads = serveFiles({ folder, secret })

watchRoutes()
admitServices()

export default defineMiddlewares({
  errorHandler: errorHandler as never,
  routes: [
    ...(tenancyRoutes as never[]),
    ...sessionRoutes,
    actAsTenant({ authorize: mayActInTenants, terms: actingTerms }) as never,
    vendorAuthentication,
    // At '/' and not at '*', from which Express would take the path away that the guard has to match.
    { matcher: '/', middlewares: [guard as never] },
    { matcher: '/static/*', middlewares: [serveUploads as never] },
    { matcher: '/admin/invites', middlewares: [hideInvitationTokens as never] },
    {
      matcher: '/store/payment-collections/:id/payment-sessions',
      methods: ['POST'],
      middlewares: [checkSessionData as never],
    },
    // For no method in particular: such middlewares come before core's validators, which know no such field.
    ...['/store/products', '/store/products/:id'].map((matcher) => ({
      matcher,
      middlewares: [joinContent as never, joinSeller as never],
    })),
    // Everything below, and for no method in particular, for the same reason.
    ...['/store/carts', '/store/orders'].map((matcher) => ({
      matcher,
      middlewares: [joinLineSellers as never],
    })),
    { matcher: '/store/returns', methods: ['POST'], middlewares: [checkReturn as never] },
    ...loginRoutes(),
    ...uploadRoutes,
    ...invitationRoutes,
    ...memberRoutes,
    ...tenantRoutes,
    ...tenantStoreRoutes,
    ...cartRoutes,
    ...ownTenantRoutes,
    ...ownDomainRoutes,
    ...tlsRoutes,
    ...webhookRoutes,
    ...syncRoutes,
    ...identityRoutes,
    ...tenantOperationRoutes,
    ...auditLogRoutes,
    ...vendorRoutes,
    ...commissionRoutes,
    ...disputeRoutes,
    ...ledgerRoutes,
    ...payoutRoutes,
    ...marketplaceRoutes,
    ...mailboxRoutes,
    ...paymentSandboxRoutes,
    ...subscriptionPlanRoutes,
    ...subscriptionReportRoutes,
    ...subscriptionRoutes,
    ...customerRoutes,
    ...storePaymentMethodRoutes,
    ...storeSubscriptionRoutes,
    ...vendorPortalRoutes,
    ...vendorOverviewRoutes,
    ...coreOrderRoutes,
    ...vendorOrderRoutes,
    ...vendorOwnOrderRoutes,
    ...storeOrderRoutes,
    ...vendorApplicationRoutes,
    ...storeVendorRoutes,
    ...actingSessionRoutes,
    ...secretKeyRoutes,
    ...webhookEndpointRoutes,
  ],
})
