import { setImmediate as nextTurn } from 'node:timers/promises'
import type { MedusaContainer } from '@medusajs/framework/types'
import { systemClock } from '@cityos/calendar'
import type { VendorNotificationKind } from '@cityos/contracts'
import { requireTenantId } from '@cityos/medusa-tenancy'
import { tellVendors } from './tell-vendors'

/** What follows from an event that comes later is told by the job. */
const LATELY_MS = 60 * 60_000

interface Round {
  ids: string[]
  told: Promise<unknown>
}

/** Rounds that begin with the next turn of the event loop, by tenant and kind. */
const rounds = new Map<string, Round>()

/**
 * Tells of one thing together with all of the kind that the tenant tells of in the same turn: an order of ten vendors is
 * ten events at once, and two statements. Whoever asked finds out when it has failed.
 */
export async function tellTogether(
  container: MedusaContainer,
  kind: VendorNotificationKind,
  id: string,
): Promise<void> {
  const key = `${requireTenantId()} ${kind}`
  const round = rounds.get(key) ?? begin(container, kind, key)
  round.ids.push(id)
  await round.told
}

function begin(container: MedusaContainer, kind: VendorNotificationKind, key: string): Round {
  const ids: string[] = []
  const told = nextTurn().then(() => {
    rounds.delete(key)
    return tellVendors(container, kind, { since: new Date(systemClock.now().getTime() - LATELY_MS), ids })
  })
  const round = { ids, told }
  rounds.set(key, round)
  return round
}
