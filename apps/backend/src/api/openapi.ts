import type { RouteGroup } from '../http/openapi/description'
import { mailboxOpenApi } from './admin/mailbox/openapi'
import { paymentSandboxOpenApi } from './admin/payment-sandbox/openapi'
import { actingSessionsOpenApi } from './admin/acting-sessions/openapi'
import { auditLogsOpenApi } from './admin/audit-logs/openapi'
import { commissionOpenApi } from './admin/commission-rules/openapi'
import { secretKeysOpenApi } from './admin/secret-keys/openapi'
import { webhookEndpointsOpenApi } from './admin/webhook-endpoints/openapi'
import { syncOpenApi } from './admin/sync/openapi'
import { tenantOperationsOpenApi } from './admin/tenant-operations/openapi'
import { scopeOpenApi } from './admin/scope/openapi'
import { tenantStoresOpenApi } from './admin/tenant-stores/openapi'
import { ownTenantOpenApi } from './admin/tenant/openapi'
import { invitationsOpenApi } from './admin/tenant/invitations/openapi'
import { membersOpenApi } from './admin/tenant/members/openapi'
import { tenantsOpenApi } from './admin/tenants/openapi'
import { vendorOrdersOpenApi } from './admin/vendor-orders/openapi'
import { disputesOpenApi } from './admin/disputes/openapi'
import { ledgerOpenApi } from './admin/ledger/openapi'
import { payoutReconciliationOpenApi } from './admin/payout-reconciliations/openapi'
import { payoutsOpenApi } from './admin/payouts/openapi'
import { marketplaceOpenApi } from './admin/marketplace/openapi'
import { customersOpenApi } from './admin/customers/openapi'
import { subscriptionPlansOpenApi } from './admin/subscription-plans/openapi'
import { subscriptionReportsOpenApi } from './admin/subscription-reports/openapi'
import { subscriptionsOpenApi } from './admin/subscriptions/openapi'
import { vendorsOpenApi } from './admin/vendors/openapi'
import { vendorRequirementsOpenApi } from './admin/vendor-requirements/openapi'
import { productApprovalsOpenApi } from './admin/product-approvals/openapi'
import { ownDomainsOpenApi } from './admin/tenant/domains/openapi'
import { docsOpenApi } from './docs/openapi'
import { identityOpenApi } from './identity/openapi'
import { storeOrdersOpenApi } from './store/orders/openapi'
import { storePaymentMethodsOpenApi } from './store/payment-methods/openapi'
import { storeSubscriptionsOpenApi } from './store/subscriptions/openapi'
import { storefrontOpenApi } from './store/tenant-store/openapi'
import { vendorApplicationsOpenApi } from './store/vendor-applications/openapi'
import { storeVendorsOpenApi } from './store/vendors/openapi'
import { tlsOpenApi } from './tls/openapi'
import { webhooksOpenApi } from './webhooks/openapi'
import { vendorPortalOpenApi } from './vendor/openapi'
import { vendorOwnOrdersOpenApi } from './vendor/orders/openapi'
import { vendorOverviewOpenApi } from './vendor/overview-openapi'
import { vendorProductsOpenApi } from './vendor/products/openapi'
import { statementsOpenApi } from './vendor/statement/openapi'

/** Every route of ours, in the order of the document. A test compares this list with the running server. */
export const describedRoutes: RouteGroup[] = [
  tenantsOpenApi,
  actingSessionsOpenApi,
  ownTenantOpenApi,
  ownDomainsOpenApi,
  tenantOperationsOpenApi,
  tenantStoresOpenApi,
  membersOpenApi,
  invitationsOpenApi,
  vendorsOpenApi,
  disputesOpenApi,
  ledgerOpenApi,
  payoutsOpenApi,
  marketplaceOpenApi,
  payoutReconciliationOpenApi,
  statementsOpenApi,
  vendorOrdersOpenApi,
  vendorOwnOrdersOpenApi,
  commissionOpenApi,
  subscriptionPlansOpenApi,
  subscriptionsOpenApi,
  customersOpenApi,
  subscriptionReportsOpenApi,
  paymentSandboxOpenApi,
  mailboxOpenApi,
  vendorRequirementsOpenApi,
  productApprovalsOpenApi,
  vendorPortalOpenApi,
  vendorOverviewOpenApi,
  vendorProductsOpenApi,
  secretKeysOpenApi,
  webhookEndpointsOpenApi,
  auditLogsOpenApi,
  storefrontOpenApi,
  storeOrdersOpenApi,
  storeSubscriptionsOpenApi,
  storePaymentMethodsOpenApi,
  vendorApplicationsOpenApi,
  storeVendorsOpenApi,
  tlsOpenApi,
  webhooksOpenApi,
  syncOpenApi,
  identityOpenApi,
  scopeOpenApi,
  docsOpenApi,
]
