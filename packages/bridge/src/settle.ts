import { openForMs } from './breaker'
import { MOST_ATTEMPTS, retryAfterMs, waitMs } from './backoff'
import type { Claim } from './claim'
import type { Database, Sql } from './database'

/** What came of an attempt. */
export type Outcome =
  | { kind: 'answered'; status: number; retryAfter?: string; latencyMs: number }
  | { kind: 'unanswered'; error: string; latencyMs: number }

/** All messages to an address write the same row when they succeed: seldom is enough. */
const NOTED_EVERY_MS = 5_000

const isDelivered = (outcome: Outcome) =>
  outcome.kind === 'answered' && outcome.status >= 200 && outcome.status < 300

/**
 * Writes down what came of an attempt, if the message is still this attempt's. Delivered; or tried again later; or, after
 * the last attempt, left for a person; 410 Gone ends the endpoint and all that waits for it.
 */
export async function settle(
  db: Database,
  claim: Pick<Claim, 'id' | 'endpoint_id' | 'attempt'>,
  outcome: Outcome,
  { now, random }: { now: Date; random: number },
): Promise<void> {
  const gone = outcome.kind === 'answered' && outcome.status === 410
  const delivered = isDelivered(outcome)
  const asked = outcome.kind === 'answered' ? retryAfterMs(outcome.retryAfter, now) : undefined
  const next = new Date(now.getTime() + (asked ?? waitMs(claim.attempt, random)))
  const state = delivered
    ? 'delivered'
    : gone
      ? 'canceled'
      : claim.attempt >= MOST_ATTEMPTS
        ? 'dead'
        : 'retrying'
  await db.transaction(async (tx) => {
    const mine = await tx.query(
      `update sync_delivery set state = $3, next_attempt_at = $4, lease_until = null, last_status = $5, last_error = $6,
              last_latency_ms = $7, delivered_at = $8
        where id = $1 and attempts = $2 and state = 'sending' returning id`,
      [
        claim.id,
        claim.attempt,
        state,
        next,
        outcome.kind === 'answered' ? outcome.status : null,
        errorOf(outcome),
        outcome.latencyMs,
        delivered ? now : null,
      ],
    )
    if (!mine.length) return
    if (gone) await endEndpoint(tx, claim.endpoint_id, now)
    else if (delivered) await closeBreaker(tx, claim.endpoint_id, now)
    else await countFailure(tx, claim.endpoint_id, now)
  })
}

function errorOf(outcome: Outcome): string | null {
  if (outcome.kind === 'unanswered') return outcome.error.slice(0, 500)
  return isDelivered(outcome) ? null : `Answered ${outcome.status}.`
}

async function closeBreaker(tx: Sql, endpointId: string, now: Date): Promise<void> {
  await tx.query(
    `update webhook_endpoint set failures = 0, open_until = null, last_delivered_at = $2
      where id = $1 and (failures > 0 or last_delivered_at is null or last_delivered_at < $3)`,
    [endpointId, now, new Date(now.getTime() - NOTED_EVERY_MS)],
  )
}

async function countFailure(tx: Sql, endpointId: string, now: Date): Promise<void> {
  const [row] = await tx.query<{ failures: number }>(
    `update webhook_endpoint set failures = failures + 1 where id = $1 returning failures`,
    [endpointId],
  )
  const openMs = row ? openForMs(row.failures) : null
  if (openMs === null) return
  await tx.query(`update webhook_endpoint set open_until = $2 where id = $1`, [
    endpointId,
    new Date(now.getTime() + openMs),
  ])
}

async function endEndpoint(tx: Sql, endpointId: string, now: Date): Promise<void> {
  await tx.query(
    `update webhook_endpoint set state = 'gone', state_reason = 'It answered 410 Gone.', updated_at = $2 where id = $1`,
    [endpointId, now],
  )
  await tx.query(
    `update sync_delivery set state = 'canceled' where endpoint_id = $1 and state in ('queued', 'retrying')`,
    [endpointId],
  )
}
