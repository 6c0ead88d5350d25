import { BridgeWorker, Deliverer } from '@cityos/bridge'
import { systemClock } from '@cityos/calendar'
import { Listener } from '@cityos/postgres'
import type { Payload } from 'payload'
import { env } from '../../env'
import { connectAll } from '../connections'
import { bridgeDatabase } from '../database/pool'
import { payloadStates } from '../states'
import { noteHealth } from '../tenants/note-health'
import { runDue } from './jobs'
import { workAtNight } from './nightly'
import { deliverOptions, piecesOf, type Piece } from './pieces'

const HOUSEWORK_EVERY_MS = 10_000
/** What is due again, and what no announcement tells of. */
const REST_MS = 1_000
/** Nobody notices it, and under load rounds do several times as much. */
const GATHER_MS = 10
/** One runner of Payload's queue: it takes jobs without a lock of its own. */
const RUNNER_LOCK = 7_203_104

/** What is to be done when there is something new in a table. */
const WAKES: Readonly<Record<string, Piece>> = {
  sync_outbox: 'relay',
  sync_delivery: 'deliver',
  sync_inbox: 'apply',
}

export interface RunningWorker {
  stop(): Promise<void>
}

/**
 * Does all the work of this side of the bridge, and what Payload's own queue holds, until it is stopped: woken by the
 * database at each commit that leaves something to do, and by a timer, each second unless `restMs` says otherwise. Any
 * number of processes may do so.
 */
export function startWorker(payload: Payload, restMs = REST_MS): RunningWorker {
  const pieces = piecesOf(payload)
  const deliverer = new Deliverer(bridgeDatabase, deliverOptions, () => worker.wake('deliver'))
  const listener = new Listener({
    connection: { connectionString: env().ORCHESTRATOR_DATABASE_URL, application_name: 'bridge listener' },
    channel: 'bridge',
    onMessage: (table) => worker.wake(WAKES[table]),
    onGap: () => worker.wake(),
    log: (message) => payload.logger.warn(message),
  })
  const whenConnected = connected(payload)
  const worker: BridgeWorker = new BridgeWorker({
    restMs,
    gatherMs: GATHER_MS,
    onError: (name, error) =>
      payload.logger.error({ err: error, msg: `The bridge: ${name} failed and goes on` }),
    work: {
      ...pieces,
      // What is looked at before there is a way to Medusa would count as told.
      relay: async () => ((await whenConnected()) ? pieces.relay() : 0),
      deliver: () => deliverer.round(),
      housework: every(HOUSEWORK_EVERY_MS, async () => {
        await noteHealth()
        if (await listener.holds(RUNNER_LOCK)) await runDue(payload)
      }),
      night: every(HOUSEWORK_EVERY_MS, () => workAtNight(payload)),
    },
  })
  listener.start()
  return {
    stop: async () => {
      await worker.stop()
      await deliverer.ended()
      await listener.stop()
    },
  }
}

function connected(payload: Payload): () => Promise<boolean> {
  let done = false
  return async () => {
    if (!done) await connectAll(bridgeDatabase, payloadStates(payload))
    return (done = true)
  }
}

function every(ms: number, work: () => Promise<unknown>): () => Promise<number> {
  let nextMs = 0
  return async () => {
    const nowMs = systemClock.now().getTime()
    if (nowMs < nextMs) return 0
    nextMs = nowMs + ms
    await work()
    return 0
  }
}
