import type { Rows } from '../row'

/** Routes that need no credentials, or carry their own. */
export const openRows = {
  'GET /admin/feature-flags': 'public',
  'GET /cloud/auth': 'public',
  'GET /docs': 'public',
  'GET /docs/:file': 'public',
  'GET /health': 'public',
  'POST /hooks/payment/:provider': 'webhook',
  // Redirects: the first and the last lead to one of our own hosts, the second to the identity provider.
  'GET /identity/callback': 'public',
  'GET /identity/sign-out': 'public',
  'GET /identity/signed-out': 'public',
  'POST /identity/backchannel-logout': 'webhook',
  'GET /openapi.json': 'public',
  'GET /static/*': 'public',
  // A proxy asks whether a host is served before it orders a certificate; the answer holds nothing else.
  'GET /tls/ask': 'public',
  'POST /webhooks/bridge/:tenant_id': 'webhook',
  'POST /webhooks/bridge/:tenant_id/held': 'webhook',
  'POST /webhooks/cron/:job': 'webhook',
  'POST /webhooks/kyc/:tenant_id/:provider': 'webhook',
  'POST /webhooks/payments/stripe': 'webhook',
  'POST /webhooks/payouts/:tenant_id/stripe': 'webhook',
  'POST /webhooks/payouts/:tenant_id/stripe-connect': 'webhook',
} as const satisfies Rows
