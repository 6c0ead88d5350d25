import { BRIDGE_ENTITIES } from '@cityos/contracts'
import type { SyncModuleService } from '../modules/sync/service'
import { compare, listTenants } from './compare'
import { readSetting, writeSetting } from './settings'

/** When everything is compared next: `{ next }`. */
export const COMPARISON = 'comparison'
const NIGHT_HOUR_UTC = 3
const AGAIN_AFTER_MS = 60_000

/** Three o'clock, the next time. */
function nextNight(now: Date): Date {
  const next = new Date(now)
  next.setUTCHours(NIGHT_HOUR_UTC, 0, 0, 0)
  if (next <= now) next.setUTCDate(next.getUTCDate() + 1)
  return next
}

/**
 * Compares everything of every tenant when it is time, in one process; soon again where the content admin did not
 * answer. @returns whether it has.
 */
export async function compareAtNight(
  sync: SyncModuleService,
  log: (message: string) => void,
): Promise<boolean> {
  if (!sync.options.bridge || !(await takeTurn(sync))) return false
  try {
    await compareAll(sync)
  } catch (error) {
    log(`comparing with the content admin stopped, and goes on in a minute: ${String(error)}`)
    const next = new Date(sync.now().getTime() + AGAIN_AFTER_MS)
    await sync.database.transaction((tx) => writeSetting(tx, COMPARISON, { next }))
  }
  return true
}

/** Whoever moves the time forward does the work. */
function takeTurn(sync: SyncModuleService): Promise<boolean> {
  return sync.database.transaction(async (tx) => {
    const now = sync.now()
    const known = await readSetting<{ next: string }>(tx, COMPARISON)
    if (known && new Date(known.next) > now) return false
    const next = { next: nextNight(now).toISOString() }
    if (!known) return (await writeSetting(tx, COMPARISON, next), false)
    const mine = await tx.query(
      'update sync_setting set value = $2 where name = $1 and value = $3 returning name',
      [COMPARISON, JSON.stringify(next), JSON.stringify(known)],
    )
    return mine.length > 0
  })
}

/** Everything of every tenant, also of those that are suspended or archived. */
export async function compareAll(sync: SyncModuleService): Promise<void> {
  for (const { id: tenantId } of await listTenants(sync)) {
    for (const entity of BRIDGE_ENTITIES.medusa) await compare(sync, { tenantId, entity })
  }
}
