import { systemClock, type Clock } from '@cityos/calendar'
import { currentTenantId } from '@cityos/medusa-tenancy'

/** Whoever has come back to so little before the time behind is there again. */
const BACK_WITHIN_MS = 5 * 60_000

/** The time of the tenant in scope: that of the clock behind it, unless somebody has moved it. In this process alone. */
export class MovableClock implements Clock {
  readonly #aheadMs = new Map<string, number>()

  constructor(private readonly behind: Clock = systemClock) {}

  now(): Date {
    return new Date(this.behind.now().getTime() + this.aheadMs())
  }

  /** @throws RangeError outside a tenant's scope, and on a moment in its past: time never runs back. */
  moveTo(at: Date): void {
    if (at < this.now()) throw new RangeError(`${at.toISOString()} is over: time never runs back.`)
    this.#set(at)
  }

  /** The tenant's time begins in the past: only where nothing has happened in it. @throws RangeError outside a scope. */
  beginAt(at: Date): void {
    this.#set(at)
  }

  /** How far the time of the tenant in scope was moved; less than nothing where it has begun in the past. */
  aheadMs(): number {
    return this.#aheadMs.get(currentTenantId() ?? '') ?? 0
  }

  #set(at: Date): void {
    const tenantId = currentTenantId()
    if (!tenantId) throw new RangeError('Only a tenant’s time can be moved.')
    const aheadMs = at.getTime() - this.behind.now().getTime()
    if (aheadMs < 0 && aheadMs > -BACK_WITHIN_MS) this.#aheadMs.delete(tenantId)
    else this.#aheadMs.set(tenantId, aheadMs)
  }
}
