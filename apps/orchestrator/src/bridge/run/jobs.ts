import { systemClock } from '@cityos/calendar'
import type { Payload } from 'payload'
import { connectAll } from '../connections'
import { bridgeDatabase } from '../database/pool'
import { payloadStates } from '../states'
import { noteHealth } from '../tenants/note-health'
import { forgetOldMessages } from './forget'
import { piecesOf, type Piece } from './pieces'
import { compare, comparisons } from './reconcile'

/** Longer than this a call from outside does not work; the next one goes on. */
const MOST_MS = 50_000

type Done = Record<string, number>

/** What a platform's cron may ask for where no worker runs. Each is safe to run twice, and beside a worker. */
export const JOBS = {
  /** Tells and takes in all that waits. */
  sync: async (payload: Payload): Promise<Done> => {
    const connected = await connectAll(bridgeDatabase, payloadStates(payload))
    return { connected, ...(await untilDone(payload, ['relay', 'deliver', 'apply', 'files'])) }
  },
  /** Sends, and works on, what is due again. */
  retry: (payload: Payload): Promise<Done> => untilDone(payload, ['deliver', 'apply']),
  /** Compares with Medusa, and lets go of what is old. */
  reconcile: async (payload: Payload): Promise<Done> => {
    const forgotten = await forgetOldMessages()
    const endMs = systemClock.now().getTime() + MOST_MS
    const done = { forgotten, checked: 0, told: 0, left: 0 }
    for (const comparison of await comparisons()) {
      if (systemClock.now().getTime() > endMs) {
        done.left++
        continue
      }
      const { checked, missing, different, extra } = await compare(payload, comparison)
      done.checked += checked
      done.told += missing + different + extra
    }
    return done
  },
  /** Publishes what is scheduled. */
  publish: (payload: Payload): Promise<Done> => runDue(payload),
} as const

/** Payload's own queue: scheduled publishing. */
export async function runDue(payload: Payload): Promise<Done> {
  const { jobStatus } = await payload.jobs.run({ allQueues: true, overrideAccess: true, silent: true })
  return { ran: Object.keys(jobStatus ?? {}).length }
}

async function untilDone(payload: Payload, names: readonly Piece[]): Promise<Done> {
  const endMs = systemClock.now().getTime() + MOST_MS
  const pieces = piecesOf(payload)
  const done: Done = {}
  for (const name of names) {
    let total = 0
    for (let last = 1; last > 0 && systemClock.now().getTime() < endMs; total += last)
      last = await pieces[name]()
    done[name] = total
  }
  await noteHealth()
  return done
}
