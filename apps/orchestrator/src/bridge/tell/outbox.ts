import type { PayloadRequest } from 'payload'
import { originOf } from '../database/origin'
import { sqlOf } from '../database/payload-transaction'

/** A thing whose state may have changed. */
export interface Changed {
  tenant: string
  entity: string
  id: string
}

const LONGEST_CORRELATION = 200

/** Notes what has changed, in the transaction of the change; the relay looks at what it is now. */
export async function noteChanged(
  req: Pick<PayloadRequest, 'payload' | 'transactionID' | 'headers' | 'context'>,
  changed: readonly Changed[],
): Promise<void> {
  if (!changed.length) return
  const { query } = await sqlOf(req)
  await query(
    `insert into sync_outbox (tenant_id, entity, entity_id, origin, correlation_id)
       select n.*, $4, $5 from unnest($1::text[], $2::text[], $3::text[]) as n`,
    [
      changed.map(({ tenant }) => tenant),
      changed.map(({ entity }) => entity),
      changed.map(({ id }) => id),
      originOf(req),
      req.headers.get('x-request-id')?.slice(0, LONGEST_CORRELATION) ?? null,
    ],
  )
}
