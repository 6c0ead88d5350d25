import { apply, BridgeWorker, Deliverer, relay } from '@cityos/bridge'
import { Listener } from '@cityos/postgres'
import type { SyncWork } from '../modules/sync/options'
import type { SyncModuleService } from '../modules/sync/service'
import { compareAtNight } from './compare-at-night'
import { connectTenant } from './connect-tenant'
import { deliverOptions } from './deliver-options'
import { forgetGone, forgetOldMessages } from './forget'
import { MedusaSink } from './sink'
import { MedusaSource } from './source'
import { switchBridge } from './switch-bridge'

/** Announcements wake it; this finds what is due again, the soonest after some seconds. */
const REST_MS = 2_000
/** Nobody notices it, and under load rounds do several times as much. */
const GATHER_MS = 10
const HOUSEWORK_EVERY_MS = 5_000
const HOUR_MS = 3_600_000

const log = (message: string) => console.warn(`[sync] ${message}`)

/**
 * Tells what has changed, and works on what was told, until it is stopped: woken by the database at each commit that
 * changes something, and by a timer for what announcements miss.
 */
export function startWork(sync: SyncModuleService): SyncWork {
  const deliverer = new Deliverer(sync.database, deliverOptions(sync), () => worker.wake('deliver'))
  const worker: BridgeWorker = new BridgeWorker({
    work: piecesOf(sync, deliverer, () => worker.wake('deliver')),
    onError: report,
    restMs: REST_MS,
    gatherMs: GATHER_MS,
  })
  const announcements = new Listener({
    connection: { connectionString: sync.options.databaseUrl, application_name: 'sync listener' },
    channel: 'sync_outbox',
    // What the tables themselves announce is a change to be told.
    onMessage: (message) => worker.wake(message === 'all' ? undefined : 'relay'),
    onGap: () => worker.wake(),
    log,
  })
  announcements.start()
  return {
    wake: () => worker.wake(),
    stop: async () => {
      await announcements.stop()
      await worker.stop()
      await deliverer.ended()
    },
  }
}

function piecesOf(
  sync: SyncModuleService,
  deliverer: Deliverer,
  wakeDelivery: () => void,
): Record<string, () => Promise<number>> {
  const { database: db, now } = sync
  const source = new MedusaSource((tx, tenantId) => connectTenant(sync, tx, tenantId))
  const sink = new MedusaSink()
  let ready: Promise<void> | undefined
  // Until it is known whether the bridge is on and where it leads, nothing is told.
  const whenReady = (work: () => Promise<number>) => async () => {
    await (ready ??= switchBridge(sync).catch((error: unknown) => {
      ready = undefined
      throw error
    }))
    return work()
  }
  return {
    relay: whenReady(async () => {
      const told = await relay(db, { source, now })
      if (told) wakeDelivery()
      return told
    }),
    deliver: whenReady(() => deliverer.round()),
    apply: whenReady(() => apply(db, { sink, now })),
    housework: whenReady(housework(sync)),
  }
}

function housework(sync: SyncModuleService): () => Promise<number> {
  let nextMs = 0
  let nextHourMs = 0
  return async () => {
    const nowMs = sync.now().getTime()
    if (nowMs < nextMs) return 0
    nextMs = nowMs + HOUSEWORK_EVERY_MS
    if (nowMs >= nextHourMs) {
      await forgetOldMessages(sync)
      nextHourMs = nowMs + HOUR_MS
    }
    await forgetGone(sync)
    await compareAtNight(sync, log)
    return 0
  }
}

function report(piece: string, error: unknown): void {
  log(
    `${piece} failed and is tried again: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  )
}
