import { Scope } from '@cityos/contracts'
import type { RouteGroup } from '../../../http/openapi/description'

export const scopeOpenApi: RouteGroup = {
  tag: 'Host',
  about: 'Who lives at the host that a request is sent to.',
  routes: [
    {
      route: 'GET /admin/scope',
      summary: 'Read who lives at this host',
      who: 'staff',
      answer: { scope: Scope },
    },
  ],
}
