/** What a reader has to know before the first route. */
export const INTRODUCTION = {
  summary: 'The routes that CityOS Commerce adds to Medusa',
  description: `
A request belongs to the tenant of the host that it is sent to; the platform has hosts of its own. Every error
answers \`{ type, code, message }\`, and \`code\` never changes its meaning.

| answer to any route | code | when |
| --- | --- | --- |
| 400 | \`tenant_mismatch\` | host, publishable key and secret key name different tenants |
| 401 | \`secret_key_invalid\` | the secret key is not good: unknown, expired, revoked or from elsewhere |
| 429 | \`rate_limited\` | the key, the tenant or the address asks too often; \`Retry-After\` says when to come back |
| 403 | \`tenant_suspended\` | the tenant of this host is suspended |
| 404 | \`tenant_unknown\` | nobody lives at this host |
| 410 | \`tenant_archived\` | the tenant of this host has closed |

Lists take \`limit\`, \`cursor\`, \`order\` and \`q\` and answer \`count\`, \`limit\` and \`next_cursor\`: send the cursor
with the same order and filters to get the next page; it is \`null\` on the last one.
`.trim(),
}

export const SECURITY_SCHEMES = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-connect.sid',
    description:
      'Who has signed in to the admin on this host needs nothing more, on pages of this host. Without HTTPS, in development, its name is `connect.sid`.',
  },
  token: {
    type: 'http',
    scheme: 'bearer',
    description: 'The token that `POST /auth/user/emailpass` answers on this host.',
  },
  customerToken: {
    type: 'http',
    scheme: 'bearer',
    description: 'The token that `POST /auth/customer/emailpass` answers on this host.',
  },
  secretKeyBearer: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'sk_cityos_…',
    description: 'The token of a secret key, as `POST /admin/secret-keys` shows it once.',
  },
  secretKey: {
    type: 'http',
    scheme: 'basic',
    description: 'A secret key as the user name, without a password.',
  },
  vendorToken: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      'An access token of Keycloak’s client `vendor-portal`, or the token that a sign-in at `/auth/vendor_member/keycloak` answers on this host.',
  },
  serviceToken: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      'An access token that Keycloak’s client `services` got for itself, on the platform’s hosts; with `x-tenant` it acts in a tenant.',
  },
  publishableKey: {
    type: 'apiKey',
    in: 'header',
    name: 'x-publishable-api-key',
    description: 'The key of a store.',
  },
}
