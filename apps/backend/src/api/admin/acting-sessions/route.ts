import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { systemClock } from '@cityos/calendar'
import type { ListActingSessions } from '@cityos/contracts'
import { toActingSession } from '../../../http/acting/acting-session-response'
import { listPage } from '../../../http/paging'
import type { ActingSessionRecord } from '../../../workflows/acting-session/acting-session-record'
import { actingModule } from '../../../workflows/acting-session/acting-module'

/** Lists who of the platform's staff acts or has acted in which tenant, newest first. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as ListActingSessions
  const { limit: _limit, order: _order, cursor: _cursor, open, ...filters } = query
  const service = actingModule(request.scope)
  const { rows, page } = await listPage<{ id: string }>(
    async (where, config) => (await service.listAndCountActingSessions(where as never, config)) as never,
    { ...filters, ...openOrOver(open) },
    query,
  )
  response.json({ acting_sessions: (rows as ActingSessionRecord[]).map(toActingSession), ...page })
}

/** A session whose time is up is over, whether or not somebody has noted it. */
function openOrOver(open: ListActingSessions['open']): Record<string, unknown> {
  const now = systemClock.now()
  if (open === 'true') return { ended_at: null, expires_at: { $gt: now } }
  if (open === 'false')
    return { $and: [{ $or: [{ ended_at: { $ne: null } }, { expires_at: { $lte: now } }] }] }
  return {}
}
