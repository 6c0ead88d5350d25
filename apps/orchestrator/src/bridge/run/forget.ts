import { forgetOld } from '@cityos/bridge'
import { systemClock } from '@cityos/calendar'
import { env } from '../../env'
import { bridgeDatabase } from '../database/pool'

const DAY_MS = 86_400_000

/** Lets go of finished messages that are older than the log is kept. @returns how many rows */
export function forgetOldMessages(): Promise<number> {
  const before = new Date(systemClock.now().getTime() - env().SYNC_RETENTION_DAYS * DAY_MS)
  return forgetOld(bridgeDatabase, before)
}
