import { BRIDGE_ENTITIES } from '@cityos/contracts'
import type { SyncModuleService } from '../modules/sync/service'
import { compare, listTenants } from './compare'
import { readSetting, writeSetting } from './settings'

/** When everything is compared next, and whether the last time came to nothing: {@link Plan}. */
export const COMPARISON = 'comparison'
const NIGHT_HOUR_UTC = 3

interface Plan {
  next: string
  failed?: boolean
}

const AGAIN_AFTER_MS = 10_000

/** Three o'clock, the next time. */
function nextNight(now: Date): Date {
  const next = new Date(now)
  next.setUTCHours(NIGHT_HOUR_UTC, 0, 0, 0)
  if (next <= now) next.setUTCDate(next.getUTCDate() + 1)
  return next
}

/**
 * Compares everything of every tenant when it is time, in one process; soon again where the content admin did not
 * answer, which is said once.
 */
export async function compareAtNight(sync: SyncModuleService, log: (message: string) => void): Promise<void> {
  if (!sync.options.bridge) return
  const turn = await takeTurn(sync)
  if (!turn) return
  try {
    await compareAll(sync)
  } catch (error) {
    if (!turn.failed) log(`comparing with the content admin stopped, and is tried again: ${String(error)}`)
    const next = new Date(sync.now().getTime() + AGAIN_AFTER_MS).toISOString()
    await sync.database.transaction((tx) => writeSetting(tx, COMPARISON, { next, failed: true }))
  }
}

/** Whoever moves the time forward does the work. @returns the plan so far, when it is time. */
function takeTurn(sync: SyncModuleService): Promise<Plan | undefined> {
  return sync.database.transaction(async (tx) => {
    const now = sync.now()
    const known = await readSetting<Plan>(tx, COMPARISON)
    if (known && new Date(known.next) > now) return undefined
    const next: Plan = { next: nextNight(now).toISOString() }
    if (!known) return void (await writeSetting(tx, COMPARISON, next))
    const mine = await tx.query(
      'update sync_setting set value = $2 where name = $1 and value = $3 returning name',
      [COMPARISON, JSON.stringify(next), JSON.stringify(known)],
    )
    return mine.length > 0 ? known : undefined
  })
}

/** Everything of every tenant, also of those that are suspended or archived. */
export async function compareAll(sync: SyncModuleService): Promise<void> {
  for (const { id: tenantId } of await listTenants(sync)) {
    for (const entity of BRIDGE_ENTITIES.medusa) await compare(sync, { tenantId, entity })
  }
}
