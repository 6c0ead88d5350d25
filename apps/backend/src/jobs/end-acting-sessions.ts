import type { MedusaContainer } from '@medusajs/framework/types'
import { systemClock } from '@cityos/calendar'
import { endSessions } from '../workflows/acting-session/end-sessions'

/**
 * Notes of acting sessions whose time is over that they have ended: requests are refused from that moment anyway, and
 * this tells the tenants when the platform's staff has left. Safe to run in several processes at once.
 */
export default async function endActingSessions(container: MedusaContainer): Promise<void> {
  await endSessions(container, { which: {}, because: 'expired', by: null }, systemClock.now())
}

export const config = { name: 'end-acting-sessions', schedule: '* * * * *' }
