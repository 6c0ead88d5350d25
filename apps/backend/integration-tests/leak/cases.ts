import type { LeakKitOptions, RequestTemplate } from '@cityos/medusa-tenancy/leak-kit'
import { PASSWORD } from '@cityos/testing'

const request = (label: string, method: string, path: string, body?: unknown): RequestTemplate => ({
  label,
  method,
  path,
  ...(body === undefined ? {} : { body }),
})

const EMAIL = '«foreign:customer.email»'
const login = { email: EMAIL, password: PASSWORD }

/** A sign-in route for staff and for shoppers, with the victim's own e-mail and password. */
function signIn(method: string, rest: string, body?: unknown): RequestTemplate[] {
  return ['user', 'customer'].map((actor) =>
    request(`as ${actor}`, method, `/auth/${actor}/emailpass${rest}`, body),
  )
}

const address = {
  id: '«foreign:customer_address.id»',
  first_name: 'Ada',
  last_name: 'Byron',
  city: 'X',
  phone: '1',
}
const delivery = {
  location_id: '«own:stock_location.id»',
  provider_id: 'manual_manual',
  order_id: '«own:order.id»',
  items: [{ title: 'x', sku: 'x', quantity: 1, barcode: 'x', line_item_id: '«foreign:order_line_item.id»' }],
  labels: [],
  data: {},
  shipping_option_id: '«foreign:shipping_option.id»',
  metadata: {},
  delivery_address: { ...address, id: undefined },
}

/** The log of what the caller did, and what it tells of the victim's things when it is asked for them. */
const auditLogs = (path: string): RequestTemplate[] => [
  { ...request('plain', 'GET', path), history: true },
  ...['row_id=«foreign:product.id»', 'actor_id=«foreign:user.id»', 'tenant_id=«foreign:tenant.id»'].map(
    (filter) => ({ ...request(filter, 'GET', `${path}?${filter}`), silent: true }),
  ),
]

/** Money that is moved by hand, with something of the victim's in it. */
const adjustment = (label: string, body: object): RequestTemplate =>
  request(label, 'POST', '/admin/ledger/adjustments', {
    from: { kind: 'clearing', owner_id: 'platform' },
    to: { kind: 'available', owner_id: '«own:vendor.id»' },
    ...{ amount_minor: 5, currency_code: 'eur', reason: 'leak', idempotency_key: `leak ${label}`, ...body },
  })

/** A period that ends before it begins is refused: no schema says so. */
const statement = (path: string): RequestTemplate =>
  request('a period', 'GET', `${path}?currency_code=eur&from=2026-11-01&to=2026-11-30`)

/**
 * Requests that no schema can tell: sign-in, payment hooks, uploads, and bodies whose rules are not in their
 * schema. Add yours here, or a word to the vocabulary, when the leak test names your route.
 */
export const leakCases: LeakKitOptions = {
  vocabulary: {
    params: {
      domain_id: 'tenant_domain',
      member_id: 'vendor_member',
      document_id: 'vendor_document',
      vendor_id: 'vendor',
    },
    segments: {
      members: 'tenant_member',
      documents: 'vendor_document',
      invitations: 'invite',
      'webhook-endpoints': 'webhook_endpoint',
      'webhook-deliveries': 'sync_delivery',
      transactions: 'ledger_transaction',
      payouts: 'payout',
      disputes: 'dispute',
      'vendor-order-intents': 'vendor_order_intent',
      'payout-batches': 'payout_batch',
      'payout-reconciliations': 'payout_reconciliation',
      'payout-findings': 'payout_finding',
      'subscription-plans': 'subscription_plan',
    },
    fields: { plan_id: 'subscription_plan' },
  },
  overrides: {
    'GET /admin/audit-logs': auditLogs('/admin/audit-logs'),
    'GET /admin/audit-logs/export': auditLogs('/admin/audit-logs/export'),
    'POST /admin/ledger/adjustments': [
      adjustment('foreign vendor', { to: { kind: 'available', owner_id: '«foreign:vendor.id»' } }),
      adjustment('foreign vendor order', { vendor_order_id: '«foreign:vendor_order.id»' }),
      adjustment('foreign key', { idempotency_key: '«foreign:ledger_transaction.source_id»' }),
    ],
    'POST /admin/payout-providers': [
      request('a bank', 'POST', '/admin/payout-providers', {
        ...{ method: 'bank_transfer', holder_name: 'x', iban: 'DE89370400440532013000', bic: 'COBADEFF' },
      }),
    ],
    ...Object.fromEntries(
      ['', '/csv', '/pdf'].flatMap((form) => [
        [
          `GET /admin/vendors/:id/statement${form}`,
          [statement(`/admin/vendors/«foreign:vendor.id»/statement${form}`)],
        ],
        [`GET /vendor/statement${form}`, [statement(`/vendor/statement${form}`)]],
      ]),
    ),
    'POST /admin/payout-imports': [
      request('foreign payout', 'POST', '/admin/payout-imports', {
        format: 'csv',
        content: 'reference,amount,currency,status\n«foreign:payout.id»,10.00,EUR,paid',
      }),
    ],
    'GET /auth/:actor_type/:auth_provider': signIn('GET', ''),
    'POST /auth/:actor_type/:auth_provider': signIn('POST', '', login),
    'GET /auth/:actor_type/:auth_provider/callback': signIn(
      'GET',
      '/callback?code=«foreign:customer.id»&state=«foreign:customer.id»',
    ),
    'POST /auth/:actor_type/:auth_provider/callback': signIn('POST', '/callback', {
      code: '«foreign:customer.id»',
    }),
    'POST /auth/:actor_type/:auth_provider/register': signIn('POST', '/register', login),
    'POST /auth/:actor_type/:auth_provider/reset-password': signIn('POST', '/reset-password', {
      identifier: EMAIL,
    }),
    'POST /auth/:actor_type/:auth_provider/update': signIn('POST', '/update', login),
    'POST /auth/:auth_provider/user': [request('email', 'POST', '/auth/emailpass/user', login)],
    'POST /auth/verification/request': [
      request('email', 'POST', '/auth/verification/request', {
        entity_type: 'email',
        code_provider: 'emailpass',
        entity_id: EMAIL,
      }),
    ],
    // No Keycloak is configured there: what there is to say of these routes, integration-tests/identity says.
    'POST /auth/user/keycloak': [request('plain', 'POST', '/auth/user/keycloak', {})],
    'GET /auth/user/keycloak/callback': [
      request('foreign', 'GET', '/auth/user/keycloak/callback?code=«foreign:customer.id»&state=x'),
    ],
    'POST /auth/vendor_member/keycloak': [request('plain', 'POST', '/auth/vendor_member/keycloak', {})],
    'GET /auth/vendor_member/keycloak/callback': [
      request('foreign', 'GET', '/auth/vendor_member/keycloak/callback?code=«foreign:customer.id»&state=x'),
    ],
    'POST /identity/backchannel-logout': [
      request('foreign', 'POST', '/identity/backchannel-logout', { logout_token: '«foreign:user.id»' }),
    ],
    'POST /auth/session': [request('plain', 'POST', '/auth/session')],
    'POST /cloud/auth/users': [request('email', 'POST', '/cloud/auth/users', { email: EMAIL })],
    'POST /hooks/payment/:provider': [
      request('session', 'POST', '/hooks/payment/system_default', {
        data: { session_id: '«foreign:payment_session.id»' },
      }),
    ],
    ...Object.fromEntries(
      [
        ['admin', ''],
        ['admin', '/change'],
        ['admin', '/preview'],
        ['store', '/items'],
        ['store', '/change'],
        ['store', '/preview'],
      ].map(([side, rest]) => [
        `POST /${side}/subscriptions/:id${rest}`,
        ['foreign', 'own'].map((whose) =>
          request(whose, 'POST', `/${side}/subscriptions/«${whose}:subscription.id»${rest}`, {
            items: [{ id: '«foreign:subscription_item.id»', quantity: 1 }],
          }),
        ),
      ]),
    ),
    'POST /store/subscriptions/:id/payment-method': ['foreign', 'own'].map((whose) =>
      request(whose, 'POST', `/store/subscriptions/«${whose}:subscription.id»/payment-method`, {
        ...{
          payment_provider_id: 'pp_sandbox_sandbox',
          payment_method_id: '«foreign:payment_sandbox_method.id»',
        },
      }),
    ),
    'DELETE /store/payment-methods/:id': [
      request('foreign', 'DELETE', '/store/payment-methods/«foreign:payment_sandbox_method.id»'),
    ],
    'POST /admin/payment-sandbox/settle': [
      request('foreign', 'POST', '/admin/payment-sandbox/settle', {
        ...{ payment: '«foreign:payment_sandbox_payment.id»', result: 'fail' },
      }),
    ],
    'GET /vendor/orders/:id': [request('foreign', 'GET', '/vendor/orders/«foreign:vendor_order.id»')],
    'POST /vendor/notifications/:id/read': [
      request('foreign', 'POST', '/vendor/notifications/«foreign:vendor_notification.id»/read', {}),
    ],
    'GET /docs/:file': [request('part of the page', 'GET', '/docs/start.js')],
    'GET /static/*': [
      request('public file', 'GET', '/static/«foreign:file.id»'),
      request('private file', 'GET', '/static/«foreign:private_file.id»'),
    ],
    'POST /admin/invites/accept': [
      request('token', 'POST', '/admin/invites/accept?token=«foreign:invite.token»', {
        email: EMAIL,
        first_name: 'x',
        last_name: 'x',
      }),
    ],
    'POST /admin/fulfillments': [request('body', 'POST', '/admin/fulfillments', delivery)],
    'POST /admin/fulfillments/:id/shipment': [
      request('path', 'POST', '/admin/fulfillments/«foreign:fulfillment.id»/shipment', { labels: [] }),
    ],
    'POST /admin/vendor-requirements': [
      request('plain', 'POST', '/admin/vendor-requirements', {
        ...{ kind: 'document', code: 'leak-kit', title: 'Leak kit', countries: ['us'] },
      }),
    ],
    'POST /admin/vendor-settings': [
      request('plain', 'POST', '/admin/vendor-settings', { product_approval: true }),
    ],
    // What is given and taken at once is refused: no schema says so.
    ...Object.fromEntries(
      (['product', 'shipping_profile'] as const).map((thing) => {
        const path = `${thing.replace('_', '-')}s`
        return [
          `POST /admin/vendors/:id/${path}`,
          [
            request('foreign thing', 'POST', `/admin/vendors/«own:vendor.id»/${path}`, {
              add: [`«foreign:${thing}.id»`],
            }),
            request('foreign vendor', 'POST', `/admin/vendors/«foreign:vendor.id»/${path}`, {
              remove: [`«foreign:${thing}.id»`],
            }),
          ],
        ]
      }),
    ),
    'POST /admin/tenant-archives': [request('plain', 'POST', '/admin/tenant-archives')],
    'POST /admin/uploads': [request('plain', 'POST', '/admin/uploads')],
    'POST /admin/products/imports': [
      request('file key', 'POST', '/admin/products/imports', {
        file_key: '«foreign:file.id»',
        originalname: 'x.csv',
        extension: 'csv',
        size: 1,
        mime_type: 'text/csv',
      }),
      request('private file key', 'POST', '/admin/products/imports', {
        file_key: '«foreign:private_file.id»',
        originalname: 'x.csv',
        extension: 'csv',
        size: 1,
        mime_type: 'text/csv',
      }),
    ],
    'GET /admin/uploads/:id': [
      request('public file', 'GET', '/admin/uploads/«foreign:file.id»'),
      request('private file', 'GET', '/admin/uploads/«foreign:private_file.id»'),
    ],
    'DELETE /admin/uploads/:id': [
      request('public file', 'DELETE', '/admin/uploads/«foreign:file.id»'),
      request('private file', 'DELETE', '/admin/uploads/«foreign:private_file.id»'),
    ],
    'POST /admin/sync/conflicts/:id/resolve': [
      request('a number', 'POST', '/admin/sync/conflicts/1/resolve', { decision: 'kept' }),
    ],
    'POST /admin/sync/deliveries/:id/replay': [
      request('delivery', 'POST', '/admin/sync/deliveries/«foreign:sync_delivery.id»/replay', {}),
    ],
    'POST /webhooks/bridge/:tenant_id': [request('unsigned', 'POST', '/webhooks/bridge/ten_1', {})],
    'POST /webhooks/bridge/:tenant_id/held': [request('unsigned', 'POST', '/webhooks/bridge/ten_1/held', {})],
    ...Object.fromEntries(
      ['stripe', 'stripe-connect'].map((endpoint) => [
        `POST /webhooks/payouts/:tenant_id/${endpoint}`,
        [request('unsigned', 'POST', `/webhooks/payouts/«foreign:tenant.id»/${endpoint}`, {})],
      ]),
    ),
    'POST /webhooks/payments/stripe': [request('unsigned', 'POST', '/webhooks/payments/stripe', {})],
    'POST /webhooks/kyc/:tenant_id/:provider': [
      request('unsigned', 'POST', '/webhooks/kyc/«foreign:tenant.id»/manual', {}),
    ],
    'POST /webhooks/cron/:job': [request('without a token', 'POST', '/webhooks/cron/sync', {})],
    'POST /admin/tenant/domains': [
      // Host names are public and belong to one tenant of all: only the store can be somebody else's.
      request('store', 'POST', '/admin/tenant/domains', {
        kind: 'custom',
        domain: 'leak-kit.example',
        store_id: '«foreign:tenant_store.id»',
      }),
    ],
    'POST /admin/tenant/domains/:domain_id': [
      request('domain', 'POST', '/admin/tenant/domains/«foreign:tenant_domain.id»', { store_id: null }),
      request('store', 'POST', '/admin/tenant/domains/«own:tenant_domain.id»', {
        store_id: '«foreign:tenant_store.id»',
      }),
    ],
  },
}
