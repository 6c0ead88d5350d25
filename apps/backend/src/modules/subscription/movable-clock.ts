import { systemClock, type Clock } from '@cityos/calendar'
import { currentTenantId } from '@cityos/medusa-tenancy'

/** The time of the tenant in scope: that of the clock behind it, unless somebody has moved it forward. In this process alone. */
export class MovableClock implements Clock {
  readonly #aheadMs = new Map<string, number>()

  constructor(private readonly behind: Clock = systemClock) {}

  now(): Date {
    const ahead = this.#aheadMs.get(currentTenantId() ?? '') ?? 0
    return new Date(this.behind.now().getTime() + ahead)
  }

  /** @throws RangeError outside a tenant's scope, and on a moment in its past: time never runs back. */
  moveTo(at: Date): void {
    const tenantId = currentTenantId()
    if (!tenantId) throw new RangeError('Only a tenant’s time can be moved.')
    if (at < this.now()) throw new RangeError(`${at.toISOString()} is over: time never runs back.`)
    this.#aheadMs.set(tenantId, at.getTime() - this.behind.now().getTime())
  }

  /** How far the time of the tenant in scope was moved. */
  aheadMs(): number {
    return this.#aheadMs.get(currentTenantId() ?? '') ?? 0
  }
}
