import { PLATFORM, toPayloadAccess } from '@cityos/access'
import { systemClock } from '@cityos/calendar'
import { PLATFORM_CONNECTION } from '@cityos/contracts'
import type { Endpoint, PayloadRequest, Where } from 'payload'
import { askerOf } from '../../access/asker'
import { CodedError } from '../../http/error'
import { bridgeDatabase } from '../database/pool'
import { HEALTH, MINUTES } from './health-sql'

const MOST_TENANTS = 500

/**
 * `GET /api/sync/health`, `?tenant=<id>` for one: how the bridge does for each tenant whose jobs the caller may read,
 * those in trouble first, and the messages of the last hour by minute.
 */
export const healthEndpoint: Endpoint = {
  path: '/sync/health',
  method: 'get',
  handler: async (req) => {
    const seen = await tenantsOf(req)
    const wanted = req.searchParams?.get('tenant') ?? null
    if (wanted !== null && !seen.includes(wanted))
      throw new CodedError('not_found', 'There is no such tenant.')
    const values = [wanted === null ? seen : [wanted], systemClock.now()]
    const [tenants, minutes] = await bridgeDatabase.transaction(async (tx) => [
      await tx.query(HEALTH, values),
      await tx.query(MINUTES, values),
    ])
    const headers = { 'cache-control': 'no-store' }
    return Response.json({ at: values[1], tenants, minutes }, { headers })
  },
}

/** Whose jobs somebody may read; the platform's own for whoever runs it. @throws CodedError `forbidden` for nobody's */
async function tenantsOf(req: PayloadRequest): Promise<string[]> {
  const asker = await askerOf(req)
  const access = toPayloadAccess(await asker.filterFor('read', 'sync_job'), { tenant: 'id' })
  const own: Where[] = asker.tenant === undefined ? [] : [{ id: { equals: asker.tenant } }]
  if (access === false) throw new CodedError('forbidden', 'You may not see how the bridge does.')
  const { docs } = await req.payload.db.find<{ id: string }>({
    collection: 'tenants',
    where: { and: [...own, ...(access === true ? [] : [access as Where])] },
    limit: MOST_TENANTS,
    sort: 'id',
    pagination: false,
    select: { id: true } as never,
  })
  const platforms =
    asker.tenant === undefined && (await asker.can('read', { kind: 'sync_job', tenant: PLATFORM }))
  return [...(platforms ? [PLATFORM_CONNECTION] : []), ...docs.map(({ id }) => id)]
}
