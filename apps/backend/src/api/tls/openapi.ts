import { z } from '@medusajs/framework/zod'
import type { RouteGroup } from '../../http/openapi/description'

export const tlsOpenApi: RouteGroup = {
  tag: 'Certificates',
  about: 'For the proxy in front of the platform.',
  routes: [
    {
      route: 'GET /tls/ask',
      summary: 'May a certificate be issued for this host?',
      details:
        'Answers 200 for the verified host of a tenant that is not archived and 404 for any other, with no body. On the platform’s own hosts alone.',
      who: 'anyone',
      query: z.object({ domain: z.string() }),
      answer: 'text/plain',
      errors: ['not_found'],
    },
  ],
}
