import { apply, deliver, relay } from '@cityos/bridge'
import type { SyncModuleService } from '../modules/sync/service'
import { compareAll } from './compare-at-night'
import { deliverOptions } from './deliver-options'
import { connectTenant } from './connect-tenant'
import { forgetGone, forgetOldMessages } from './forget'
import { MedusaSink } from './sink'
import { MedusaSource } from './source'
import { switchBridge } from './switch-bridge'

/** Longer than this a call from outside does not work; the next one goes on. */
const MOST_MS = 50_000

/**
 * What a platform's cron may ask for where no worker process runs: `sync` tells and takes in all that waits, `retry`
 * sends what is due, `reconcile` compares everything and lets go of old messages.
 */
export const SYNC_JOBS = {
  sync: async (sync: SyncModuleService) => {
    await switchBridge(sync)
    const source = new MedusaSource((tx, tenantId) => connectTenant(sync, tx, tenantId))
    const told = await untilDone(sync, () => relay(sync.database, { source, now: sync.now }))
    const applied = await untilDone(sync, () =>
      apply(sync.database, { sink: new MedusaSink(), now: sync.now }),
    )
    return { told, applied, sent: await send(sync) }
  },
  retry: async (sync: SyncModuleService) => ({ sent: await send(sync) }),
  reconcile: async (sync: SyncModuleService) => {
    await forgetOldMessages(sync)
    await forgetGone(sync)
    if (sync.options.bridge) await compareAll(sync)
    return {}
  },
} as const satisfies Record<string, (sync: SyncModuleService) => Promise<Record<string, number>>>

const send = (sync: SyncModuleService) => untilDone(sync, () => deliver(sync.database, deliverOptions(sync)))

async function untilDone(sync: SyncModuleService, work: () => Promise<number>): Promise<number> {
  const endMs = sync.now().getTime() + MOST_MS
  let done = 0
  for (let last = 1; last > 0 && sync.now().getTime() < endMs; done += last) last = await work()
  return done
}
