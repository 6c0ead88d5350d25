import { Scope } from '@cityos/contracts'
import type { RouteGroup } from '../../../http/openapi/description'

export const scopeOpenApi: RouteGroup = {
  tag: 'Host',
  about: 'Who lives at the host that a request is sent to, and what the caller may do there.',
  routes: [
    {
      route: 'GET /admin/scope',
      summary: 'Read who lives at this host',
      details:
        'Its permissions are those of the caller at this moment: what a route of this host would be refused is not among them.',
      who: 'staff',
      answer: { scope: Scope },
    },
  ],
}
