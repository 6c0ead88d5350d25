import { systemClock } from '@cityos/calendar'
import type { Endpoint } from 'payload'
import { CodedError } from '../../http/error'
import { act } from './act'
import { findRecord } from './find-record'

const OUT = `update sync_delivery set attempts = case state when 'dead' then 0 else attempts end,
    state = case state when 'dead' then 'queued' else state end, next_attempt_at = $2
  where message_uuid(id) = $1 and state in ('dead', 'retrying') returning endpoint_id`
/** Whoever asks for it has seen to it that the other side answers again. */
const CLOSE_BREAKER = 'update webhook_endpoint set open_until = null where id = $1'
const IN = `update sync_inbox set attempts = case state when 'dead' then 0 else attempts end,
    state = 'received', next_attempt_at = $2
  where message_uuid(source_id || ' ' || message_id) = $1 and state in ('dead', 'received') returning message_id`

/** `POST /api/sync-jobs/:id/retry`: a job that failed, or was given up, is tried at once. */
export const retryEndpoint: Endpoint = {
  path: '/:id/retry',
  method: 'post',
  handler: async (req) => {
    const job = await findRecord(req, 'sync-jobs', 'retry')
    await act(req, { collection: 'sync-jobs', action: 'retry', record: job }, async ({ query }) => {
      const out = job.direction === 'to_medusa'
      const [row] = await query<{ endpoint_id?: string }>(out ? OUT : IN, [job.id, systemClock.now()])
      if (!row)
        throw new CodedError(
          'illegal_transition',
          `A job that is ${String(job['state'])} is not tried again.`,
        )
      if (row.endpoint_id) await query(CLOSE_BREAKER, [row.endpoint_id])
      // Trigger and timer tell of new rows alone.
      await query(`select pg_notify('bridge', $1)`, [out ? 'sync_delivery' : 'sync_inbox'])
    })
    return Response.json({ id: job.id, state: 'queued' }, { status: 202 })
  },
}
