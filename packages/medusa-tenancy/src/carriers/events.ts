import { currentTenantId, PLATFORM_TENANT_ID, runInTenant } from '../scope/scope'
import { patchMethods } from './patch'

interface Event {
  name: string
  metadata?: Record<string, unknown>
}
type Subscriber = ((event: Event) => Promise<unknown>) & { subscriberId?: string }
type Emit = (this: unknown, events: Event | Event[], options?: unknown) => unknown
type Subscribe = (this: unknown, name: unknown, subscriber: Subscriber, context?: unknown) => unknown

/**
 * Lets an event bus carry the tenant: `emit` writes it into the event's metadata, which also survives the
 * staging of grouped events in Redis, and `subscribe` runs the subscriber in that tenant's scope, in
 * whichever process. The metadata wins over what a caller put there, so an event cannot change its tenant.
 */
export function carryTenantThroughEvents(busClass: { prototype: object; name: string }): void {
  patchMethods(busClass.prototype, busClass.name, {
    emit: (original) => {
      const emit = original as unknown as Emit
      return function (this: unknown, events: Event | Event[], options?: unknown) {
        const tenantId = currentTenantId() ?? PLATFORM_TENANT_ID
        const stamp = (event: Event) => ({ ...event, metadata: { ...event.metadata, tenant_id: tenantId } })
        return emit.call(this, Array.isArray(events) ? events.map(stamp) : stamp(events), options)
      } as never
    },
    subscribe: (original) => {
      const subscribe = original as unknown as Subscribe
      return function (this: unknown, name: unknown, subscriber: Subscriber, context?: unknown) {
        const inTenant: Subscriber = (event) =>
          runInTenant(tenantOf(event), async () => await subscriber(event))
        if (subscriber.subscriberId) inTenant.subscriberId = subscriber.subscriberId
        const bus = subscribe.call(this, name, inTenant, context)
        // Core notes the id on the function that it was handed; `unsubscribe` looks for it on the caller's.
        if (inTenant.subscriberId) subscriber.subscriberId = inTenant.subscriberId
        return bus
      } as never
    },
  })
}

function tenantOf(event: Event): string {
  const tenantId = event.metadata?.['tenant_id']
  return typeof tenantId === 'string' ? tenantId : PLATFORM_TENANT_ID
}
