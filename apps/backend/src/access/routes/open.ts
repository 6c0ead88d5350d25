import type { Rows } from '../row'

/** Routes that need no credentials, or carry their own. */
export const openRows = {
  'GET /admin/feature-flags': 'public',
  'GET /cloud/auth': 'public',
  'GET /docs': 'public',
  'GET /docs/:file': 'public',
  'GET /health': 'public',
  'POST /hooks/payment/:provider': 'webhook',
  'GET /openapi.json': 'public',
  'GET /static/*': 'public',
  // A proxy asks whether a host is served before it orders a certificate; the answer holds nothing else.
  'GET /tls/ask': 'public',
} as const satisfies Rows
