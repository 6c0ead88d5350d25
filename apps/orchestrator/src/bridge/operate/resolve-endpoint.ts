import { resolveConflict, type Database } from '@cityos/bridge'
import { systemClock } from '@cityos/calendar'
import { createLocalReq, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { askerOf } from '../../access/asker'
import { CodedError } from '../../http/error'
import { FROM_MEDUSA } from '../database/origin'
import type { PayloadTransaction } from '../database/payload-transaction'
import { mirror } from '../mirror'
import { act } from './act'
import { findRecord } from './find-record'

/** `taken`: what the other side told counts; `kept`: what is held stays. */
const Body = z.strictObject({ decision: z.enum(['taken', 'kept']) })

/** `POST /api/sync-jobs/:id/resolve` with `{ "decision": "taken" | "kept" }`: a person ends a conflict. */
export const resolveEndpoint: Endpoint = {
  path: '/:id/resolve',
  method: 'post',
  handler: async (req) => {
    const job = await findRecord(req, 'sync-jobs', 'resolve')
    const body = Body.safeParse(await req.json?.().catch(() => undefined))
    if (!body.success) throw new CodedError('validation_failed', 'decision must be "taken" or "kept".')
    const { decision } = body.data
    const by = (await askerOf(req)).principal.id ?? 'unknown'
    const told = { collection: 'sync-jobs', action: 'resolve', record: job, after: { decision } }
    await act(req, told, async (sql) => {
      const [conflict] = await sql.query<{ id: string }>(
        `select c.id from sync_conflict c where message_uuid(c.source_id || ' ' || c.message_id) = $1 and c.state = 'open'`,
        [job.id],
      )
      const ended =
        conflict &&
        (await resolveConflict(await joined(req, sql), mirror, {
          conflictId: conflict.id,
          decision,
          by,
          now: systemClock.now(),
        }))
      if (!ended) throw new CodedError('conflict_closed', 'There is no open conflict here any more.')
    })
    return Response.json({ id: job.id, resolution: decision })
  },
}

/** The transaction of the request, in which the mirror writes as itself: the person decides, and owns no field. */
async function joined(
  req: PayloadRequest,
  sql: Pick<PayloadTransaction, 'query'>,
): Promise<Database<PayloadTransaction>> {
  const own = await createLocalReq({ context: { ...FROM_MEDUSA } }, req.payload)
  own.transactionID = (await req.transactionID) as string
  return { transaction: (work) => work({ ...sql, req: own }) }
}
