import { actingTexts } from './en-acting'
import { auditTexts } from './en-audit'
import { commissionTexts } from './en-commissions'
import { disputeTexts } from './en-disputes'
import { domainTexts } from './en-domains'
import { keyTexts } from './en-keys'
import { ledgerTexts } from './en-ledger'
import { memberTexts } from './en-members'
import { mrrTexts } from './en-mrr'
import { numberTexts } from './en-numbers'
import { onboardingTexts } from './en-onboarding'
import { operationTexts } from './en-operations'
import { payoutTexts } from './en-payouts'
import { reconciliationTexts } from './en-reconciliation'
import { storeEditTexts } from './en-store-edit'
import { storeTexts } from './en-stores'
import { subscriptionTexts } from './en-subscriptions'
import { syncTexts } from './en-sync'
import { tenantTexts } from './en-tenants'
import { vendorOrderTexts } from './en-vendor-orders'
import { vendorTexts } from './en-vendors'
import { webhookTexts } from './en-webhooks'

/** Every word of our own screens. `{{name}}` is filled in. */
const en = {
  menu: {
    vendors: 'Vendors',
    vendor_orders: 'Vendor orders',
    commissions: 'Commissions',
    ledger: 'Ledger',
    payouts: 'Payouts',
    reconciliation: 'Reconciliation',
    disputes: 'Disputes',
    numbers: 'In numbers',
    approvals: 'Product approvals',
    onboarding: 'Requirements',
    subscriptions: 'Subscriptions',
    plans: 'Plans',
    recurring: 'Recurring revenue',
    unpaid: 'Unpaid bills',
    tenants: 'Tenants',
    stores: 'Stores',
    tenant: 'Tenant',
    limits: 'Limits and usage',
    operations: 'Exports and imports',
    members: 'Members',
    keys: 'API keys',
    webhooks: 'Webhooks',
    sync: 'Content sync',
  },
  sign_in: {
    somebody_else: 'Signed in to Keycloak as somebody else?',
    sign_out: 'Sign out there',
  },
  actions: {
    add: 'Add',
    back: 'Back',
    cancel: 'Cancel',
    change: 'Change',
    close: 'Close',
    create: 'Create',
    edit: 'Edit',
    filter: 'Filter',
    next: 'Next',
    open: 'Open',
    remove: 'Remove',
    remove_named: 'Remove {{name}}',
    save: 'Save',
    search: 'Search',
    sort: 'Sort',
    type_to_find: 'Type to find and add',
  },
  states: {
    not_yours: 'This page is not for your role',
    not_yours_hint: 'Ask an owner or an admin, or for the role.',
    failed: 'This could not be read',
    retry: 'Try again',
    none: 'None',
    optional: 'optional',
    saved: 'Saved',
    no_match: 'Nothing matches',
    no_match_hint: 'Change the search or the filters.',
    only_platform:
      'Tenants are looked after on the platform’s own host. Sign in there to see them; this host is one tenant’s admin.',
    only_tenant:
      'Stores, members and limits belong to a tenant. Choose one under Tenants and open its admin to see them.',
  },
  dates: {
    range: 'A range of dates',
    from: 'From',
    to: 'Until',
    last: { 1: 'Today', 7: 'The last 7 days', 30: 'The last 30 days', 90: 'The last 90 days' },
  },
  pages: { of: 'of', results: 'results', pages: 'pages', prev: 'Prev', next: 'Next' },
  failure: {
    answered: 'The server answered {{status}}.',
    unreachable: 'The server cannot be reached. Look at your connection and try again.',
    unreachable_change:
      'The connection to the server broke. Whether the change was made is not known: look before you try again.',
    timed_out: 'The server takes too long to answer. Try again in a moment.',
    timed_out_change:
      'The server has not answered in time. The change may still be made: look before you try again.',
    unreadable:
      'Something between you and the server answered in its place ({{status}}). Try again in a moment.',
  },
  status: {
    trial: 'Trial',
    active: 'Active',
    suspended: 'Suspended',
    archived: 'Archived',
    draft: 'Draft',
    paused: 'Paused',
    pending: 'Pending',
    verified: 'Verified',
    failed: 'Failed',
    cancelled: 'Cancelled',
    running: 'Running',
    succeeded: 'Done',
    deactivated: 'Deactivated',
    invited: 'Invited',
    expired: 'Expired',
    revoked: 'Revoked',
    enabled: 'On',
    disabled: 'Off',
    gone: 'Gone',
    failing: 'Failing',
    resting: 'Left alone',
  },
  tier: { free: 'Free', starter: 'Starter', growth: 'Growth', enterprise: 'Enterprise' },
  role: {
    owner: 'Owner',
    admin: 'Admin',
    editor: 'Editor',
    reviewer: 'Reviewer',
    finance: 'Finance',
    viewer: 'Viewer',
    super_admin: 'Super admin',
    platform_support: 'Platform support',
  },
  role_hint: {
    owner: 'Everything, and who else may be owner.',
    admin: 'Everything but ownership: stores, settings, team and sales.',
    editor: 'Changes products, stock, promotions and content; reads the rest.',
    reviewer: 'Reads everything, and exports products, stock and orders; changes nothing.',
    finance: 'Captures and refunds payments, and exports orders; reads the rest.',
    viewer: 'Reads, and changes nothing.',
  },
  limits: {
    title: 'Limits and usage',
    subtitle: 'What your plan allows, and how much of it you use. Counted at the moment you look.',
    plan: '{{tier}} plan',
    unlimited: 'unlimited',
    used_of: '{{used}} of {{limit}}',
    used: '{{used}}, no limit',
    not_counted: 'at most {{limit}}',
    high: 'Almost used up. Ask the platform for a larger plan before you need one.',
    full: 'Used up: nothing more can be added. Remove something, or ask the platform for a larger plan.',
    resource: {
      stores: 'Stores',
      vendors: 'Vendors',
      products: 'Products',
      members: 'Members',
      api_requests_per_minute: 'API requests per minute',
    },
  },
  ...actingTexts,
  ...auditTexts,
  ...tenantTexts,
  ...domainTexts,
  ...keyTexts,
  ...memberTexts,
  ...operationTexts,
  ...storeTexts,
  ...storeEditTexts,
  ...subscriptionTexts,
  ...syncTexts,
  ...commissionTexts,
  ...disputeTexts,
  ...ledgerTexts,
  ...mrrTexts,
  ...numberTexts,
  ...onboardingTexts,
  ...payoutTexts,
  ...reconciliationTexts,
  ...vendorOrderTexts,
  ...vendorTexts,
  ...webhookTexts,
}

export default en
