import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { VENDOR_ORDER_EVENTS } from '@cityos/contracts'
import type { Projection } from './project-order'

/** Tells of vendor orders; within a workflow when that ends well, in its group of events. */
async function announce(
  container: MedusaContainer,
  name: string,
  ids: readonly string[],
  eventGroupId?: string,
): Promise<void> {
  if (!ids.length) return
  const metadata = eventGroupId ? { eventGroupId } : {}
  await container.resolve(Modules.EVENT_BUS).emit(ids.map((id) => ({ name, data: { id }, metadata })))
}

/** Tells what a projection has made and changed. */
export async function announceProjection(
  container: MedusaContainer,
  { created, changed }: Projection,
  eventGroupId?: string,
): Promise<void> {
  await announce(container, VENDOR_ORDER_EVENTS.created, created, eventGroupId)
  await announce(container, VENDOR_ORDER_EVENTS.changed, changed, eventGroupId)
}
