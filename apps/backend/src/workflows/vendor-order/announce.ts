import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { VENDOR_ORDER_EVENTS } from '@cityos/contracts'
import type { Followed } from './follow-order'
import type { Moved } from './post-money'
import type { Projection } from './project-order'

interface Told {
  name: string
  id: string
}

/** Tells of vendor orders; within a workflow when that ends well, in its group of events. */
async function announce(
  container: MedusaContainer,
  told: readonly Told[],
  eventGroupId?: string,
): Promise<void> {
  if (!told.length) return
  const metadata = eventGroupId ? { eventGroupId } : {}
  await container
    .resolve(Modules.EVENT_BUS)
    .emit(told.map(({ name, id }) => ({ name, data: { id }, metadata })))
}

/** Tells what a projection has made and changed. */
export function announceProjection(
  container: MedusaContainer,
  { created, changed }: Projection,
  eventGroupId?: string,
): Promise<void> {
  const named = (name: string, ids: readonly string[]) => ids.map((id) => ({ name, id }))
  const told = [
    ...named(VENDOR_ORDER_EVENTS.created, created),
    ...named(VENDOR_ORDER_EVENTS.changed, changed),
  ]
  return announce(container, told, eventGroupId)
}

/** Tells of each vendor order whose money came in or went back. */
export function announceMoney(container: MedusaContainer, moved: readonly Moved[]): Promise<void> {
  const names = { capture: VENDOR_ORDER_EVENTS.captured, refund: VENDOR_ORDER_EVENTS.refunded }
  return announce(
    container,
    moved.map(({ id, kind }) => ({ name: names[kind], id })),
  )
}

/** Tells of vendor orders of which something comes back. */
export function announceReturn(
  container: MedusaContainer,
  what: 'return_requested' | 'return_received' | 'return_canceled',
  ids: readonly string[],
  eventGroupId?: string,
): Promise<void> {
  const name = VENDOR_ORDER_EVENTS[what]
  return announce(
    container,
    ids.map((id) => ({ name, id })),
    eventGroupId,
  )
}

/** Tells of each state that was reached. */
export function announceMoves(
  container: MedusaContainer,
  reached: Followed['reached'],
  eventGroupId?: string,
): Promise<void> {
  const told = reached.map(({ id, status }) => ({ name: `vendor_order.${status}`, id }))
  return announce(container, told, eventGroupId)
}
