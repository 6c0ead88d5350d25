import { ActingSession, ListActingSessions, OpenActingSession, PageInfo } from '@cityos/contracts'
import { z } from '@medusajs/framework/zod'
import { NoBody } from '../../../http/nothing'
import type { RouteGroup } from '../../../http/openapi/description'

const answer = { acting_session: ActingSession }

export const actingSessionsOpenApi: RouteGroup = {
  tag: 'Acting in tenants',
  about:
    'The platform’s staff act inside a tenant for a reason and a time, and the tenant’s audit log tells of both. While a session is open, the same person’s requests with `x-tenant` run in that tenant; without one they answer 403 `acting_reason_required`. Services with a secret key of the platform open no session: they say why in `x-acting-reason`. These routes exist on the platform’s own hosts alone.',
  routes: [
    {
      route: 'POST /admin/tenants/:id/acting-sessions',
      summary: 'Begin to act in a tenant',
      details:
        'Everything that is done under the session carries its reason in the audit log. It ends by hand, when its time is up, with the membership, and when the browser that opened it signs out. A session that only reads refuses everything else with `acting_read_only`; it is what everybody but a super admin gets who says nothing about it.',
      who: 'platform_staff',
      params: { id: z.string().describe('The id of a tenant or its handle.') },
      body: OpenActingSession,
      example: { reason: 'Ticket 4711: the shipping prices are wrong', duration_minutes: 30 },
      answer,
      status: 201,
      errors: ['acting_session_open', 'tenant_archived'],
    },
    {
      route: 'GET /admin/acting-sessions',
      summary: 'List acting sessions',
      who: 'platform_staff',
      query: ListActingSessions,
      answer: PageInfo.extend({ acting_sessions: z.array(ActingSession) }),
      errors: ['cursor_invalid'],
    },
    {
      route: 'POST /admin/acting-sessions/:id/end',
      summary: 'Stop acting in a tenant',
      details: 'One’s own session; with the permission `acting_session:end` anybody’s.',
      who: 'platform_staff',
      body: NoBody,
      answer,
      errors: ['illegal_transition'],
    },
  ],
}
