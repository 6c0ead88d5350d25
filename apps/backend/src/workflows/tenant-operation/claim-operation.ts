import type { MedusaContainer } from '@medusajs/framework/types'
import { PLATFORM_TENANT_ID, runInTenant } from '@cityos/medusa-tenancy'
import type { OperationRecord } from './operation-record'
import { runningIds } from './operation-run'
import { sqlOf } from './platform-sql'

/** A process that has not been heard of for this long has ended, or will find out that its turn is over. */
const STALE_MS = 30_000

/** Compared by the database's clock alone: the hosts' may be minutes apart. */
const TAKE = `
  update tenant_operation
     set status = 'running', attempt = attempt + 1, heartbeat_at = now(), updated_at = now(),
         started_at = coalesce(started_at, now())
   where id = (
     select id from tenant_operation where deleted_at is null and %s
      order by id limit 1 for update skip locked)
  returning *`

/** Takes up an operation that nobody has begun. Undefined when somebody has. */
export function claimPending(container: MedusaContainer, id: string) {
  return claim(container, `status = 'pending' and id = ?`, [id])
}

/** Takes up the first operation whose process has ended, or that none has begun. Undefined when there is none. */
export function claimAbandoned(container: MedusaContainer, staleMs = STALE_MS) {
  const abandoned = `status in ('pending', 'running') and id <> all(?::text[])
    and coalesce(heartbeat_at, created_at) <= now() - make_interval(secs => ?::double precision / 1000)`
  return claim(container, abandoned, [runningIds(), staleMs])
}

async function claim(
  container: MedusaContainer,
  which: string,
  bindings: unknown[],
): Promise<OperationRecord | undefined> {
  return runInTenant(PLATFORM_TENANT_ID, async () => {
    const { rows } = await sqlOf(container).raw(TAKE.replace('%s', which), bindings)
    return rows[0] as unknown as OperationRecord | undefined
  })
}
