import type { MedusaContainer } from '@medusajs/framework/types'
import type { Clock } from '@cityos/calendar'
import { PLATFORM_TENANT_ID, runInTenant } from '@cityos/medusa-tenancy'
import type { OperationRecord } from './operation-record'
import { runningIds } from './operation-run'
import { sqlOf } from './platform-sql'

/** A process that has not been heard of for this long has ended, or will find out that its turn is over. */
const STALE_MS = 30_000

const TAKE = `
  update tenant_operation
     set status = 'running', attempt = attempt + 1, heartbeat_at = ?, updated_at = ?, started_at = coalesce(started_at, ?)
   where id = (
     select id from tenant_operation where deleted_at is null and %s
      order by id limit 1 for update skip locked)
  returning *`

/** Takes up an operation that nobody has begun. Undefined when somebody has. */
export function claimPending(container: MedusaContainer, id: string, clock: Clock) {
  return claim(container, clock, `status = 'pending' and id = ?`, [id])
}

/** Takes up an operation whose process has ended, one at a time. Undefined when there is none. */
export function claimAbandoned(container: MedusaContainer, clock: Clock, staleMs = STALE_MS) {
  const since = new Date(clock.now().getTime() - staleMs)
  const abandoned = `status in ('pending', 'running') and coalesce(heartbeat_at, created_at) <= ? and id <> all(?::text[])`
  return claim(container, clock, abandoned, [since, runningIds()])
}

async function claim(
  container: MedusaContainer,
  clock: Clock,
  which: string,
  bindings: unknown[],
): Promise<OperationRecord | undefined> {
  const now = clock.now()
  return runInTenant(PLATFORM_TENANT_ID, async () => {
    const { rows } = await sqlOf(container).raw(TAKE.replace('%s', which), [now, now, now, ...bindings])
    return rows[0] as unknown as OperationRecord | undefined
  })
}
