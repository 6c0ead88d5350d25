import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { SUBSCRIPTION_EVENTS } from '@cityos/contracts'

/** Tells of subscriptions that have begun; within a workflow when that ends well, in its group of events. */
export async function announceBegun(
  container: MedusaContainer,
  ids: readonly string[],
  eventGroupId?: string,
): Promise<void> {
  if (!ids.length) return
  const metadata = eventGroupId ? { eventGroupId } : {}
  const names = [SUBSCRIPTION_EVENTS.created, SUBSCRIPTION_EVENTS.begun]
  await container
    .resolve(Modules.EVENT_BUS)
    .emit(ids.flatMap((id) => names.map((name) => ({ name, data: { id }, metadata }))))
}
