import { systemClock } from '@cityos/calendar'
import type { Payload } from 'payload'
import { bridgeDatabase } from '../database/pool'
import { forgetOldMessages } from './forget'
import { compare, comparisons } from './reconcile'

const HOUR_UTC = 2
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const NIGHTLY = ['', 'nightly']

/**
 * Once a night, in one of all processes: compares everything with Medusa and lets go of what is old. When Medusa does
 * not answer it is tried again in an hour.
 */
export async function workAtNight(payload: Payload): Promise<void> {
  const now = systemClock.now()
  if (!(await claim(now))) return
  try {
    await forgetOldMessages()
    for (const comparison of await comparisons()) await compare(payload, comparison)
  } catch (error) {
    await mark(new Date(lastNight(now).getTime() - 1), new Date(now.getTime() + HOUR_MS))
    throw error
  }
}

/** The begin of the last night. */
function lastNight(now: Date): Date {
  const tonight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), HOUR_UTC)
  return new Date(tonight <= now.getTime() ? tonight : tonight - DAY_MS)
}

async function claim(now: Date): Promise<boolean> {
  const rows = await bridgeDatabase.transaction(async (tx) => {
    // The first time there is nothing to compare: everything is just being told.
    await tx.query(
      `insert into sync_progress (tenant_id, entity, after, updated_at) values ($1, $2, '', $3) on conflict do nothing`,
      [...NIGHTLY, now],
    )
    return tx.query(
      `update sync_progress set updated_at = $3, after = '' where tenant_id = $1 and entity = $2
          and updated_at < $4 and (after = '' or after < $5) returning 1`,
      [...NIGHTLY, now, lastNight(now), now.toISOString()],
    )
  })
  return rows.length > 0
}

/** Makes it due again, and not before a time. */
const mark = (at: Date, notBefore: Date) =>
  bridgeDatabase.transaction((tx) =>
    tx.query('update sync_progress set updated_at = $3, after = $4 where tenant_id = $1 and entity = $2', [
      ...NIGHTLY,
      at,
      notBefore.toISOString(),
    ]),
  )
