import { openForMs } from './breaker'
import { MOST_ATTEMPTS, retryAfterMs, waitMs } from './backoff'
import type { Claim } from './claim'
import type { Database, Sql } from './database'
import { RELAXED } from './statements'

/** What came of an attempt. */
export type Outcome =
  | { kind: 'answered'; status: number; retryAfter?: string; latencyMs: number }
  | { kind: 'unanswered'; error: string; latencyMs: number }

/** All messages to an address write the same row when they succeed: seldom is enough. */
const NOTED_EVERY_MS = 5_000

const isDelivered = (outcome: Outcome) =>
  outcome.kind === 'answered' && outcome.status >= 200 && outcome.status < 300
const isGone = (outcome: Outcome) => outcome.kind === 'answered' && outcome.status === 410

/** An attempt and what came of it. */
export interface Settlement {
  claim: Pick<Claim, 'id' | 'endpoint_id' | 'attempt'>
  outcome: Outcome
}

/**
 * Writes down what came of attempts, of each whose message is still that attempt's. Delivered; or tried again later;
 * or, after the last attempt, left for a person; 410 Gone ends the endpoint and all that waits for it.
 */
export async function settle(
  db: Database,
  settlements: readonly Settlement[],
  { now, random }: { now: Date; random: () => number },
): Promise<void> {
  await db.transaction(async (tx) => {
    const mine = await writeOutcomes(tx, settlements, now, random)
    // In one order, so that two processes wait for each other and never both.
    const endpoints = [...new Set(mine.map(({ claim }) => claim.endpoint_id))].sort()
    for (const id of endpoints) {
      await judgeEndpoint(
        tx,
        id,
        mine.filter(({ claim }) => claim.endpoint_id === id).map(({ outcome }) => outcome),
        now,
      )
    }
  })
}

async function writeOutcomes(
  tx: Sql,
  settlements: readonly Settlement[],
  now: Date,
  random: () => number,
): Promise<Settlement[]> {
  const rows = await tx.query<{ id: string; attempt: number }>(
    `update sync_delivery d
        set state = n.state, next_attempt_at = n.next, last_status = n.status, last_error = n.error,
            last_latency_ms = n.latency_ms, delivered_at = case n.state when 'delivered' then $8::timestamptz end
       from unnest($1::text[], $2::integer[], $3::text[], $4::timestamptz[], $5::integer[], $6::text[], $7::integer[])
         as n (id, attempt, state, next, status, error, latency_ms)
      where d.id = n.id and d.attempts = n.attempt and d.state = 'sending'
      returning d.id, d.attempts as attempt, ${RELAXED}`,
    [
      settlements.map(({ claim }) => claim.id),
      settlements.map(({ claim }) => claim.attempt),
      settlements.map(stateAfter),
      settlements.map(({ claim, outcome }) => nextAttempt(claim.attempt, outcome, now, random())),
      settlements.map(({ outcome }) => (outcome.kind === 'answered' ? outcome.status : null)),
      settlements.map(({ outcome }) => errorOf(outcome)),
      settlements.map(({ outcome }) => Math.round(outcome.latencyMs)),
      now,
    ],
  )
  const written = new Set(rows.map(({ id, attempt }) => `${id} ${attempt}`))
  return settlements.filter(({ claim }) => written.has(`${claim.id} ${claim.attempt}`))
}

function stateAfter({ claim, outcome }: Settlement): 'delivered' | 'canceled' | 'dead' | 'retrying' {
  if (isDelivered(outcome)) return 'delivered'
  if (isGone(outcome)) return 'canceled'
  return claim.attempt >= MOST_ATTEMPTS ? 'dead' : 'retrying'
}

function nextAttempt(attempt: number, outcome: Outcome, now: Date, random: number): Date {
  const asked = outcome.kind === 'answered' ? retryAfterMs(outcome.retryAfter, now) : undefined
  return new Date(now.getTime() + (asked ?? waitMs(attempt, random)))
}

/** What an endpoint's answers, in the order in which they came, mean for what comes after them. */
async function judgeEndpoint(
  tx: Sql,
  endpointId: string,
  outcomes: readonly Outcome[],
  now: Date,
): Promise<void> {
  if (outcomes.some(isGone)) return endEndpoint(tx, endpointId, now)
  const lastDelivered = outcomes.findLastIndex(isDelivered)
  if (lastDelivered >= 0) await closeBreaker(tx, endpointId, now)
  const failures = outcomes.length - 1 - lastDelivered
  if (failures > 0) await countFailures(tx, endpointId, failures, now)
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

async function countFailures(tx: Sql, endpointId: string, count: number, now: Date): Promise<void> {
  const [row] = await tx.query<{ failures: number }>(
    `update webhook_endpoint set failures = failures + $2 where id = $1 returning failures`,
    [endpointId, count],
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
