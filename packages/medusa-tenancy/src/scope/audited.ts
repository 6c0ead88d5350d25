import { AsyncLocalStorage } from 'node:async_hooks'

/** Who does something that the audit trail shall know of, and why. */
export interface AuditContext {
  requestId: string
  /** `user`, `api_key`, `vendor_member`, `service`. */
  actorType: string
  actorId: string
  /** The scope that the actor signed in to: another than the tenant's own for staff of the platform. */
  homeTenantId: string
  /** What the actor was allowed to do, such as `product:update`. */
  action: string
  /** Why somebody of the platform acts in the tenant. */
  reason?: string
}

// One storage per process, as for the scope itself.
const key = Symbol.for('cityos.medusa-tenancy.audited')
const holder = globalThis as unknown as Record<symbol, AsyncLocalStorage<string> | undefined>
const storage = (holder[key] ??= new AsyncLocalStorage<string>())

/** Every row that `fn` changes, and whatever follows from it in this process, is recorded as this actor's doing. */
export function recordChanges<T>(context: AuditContext, fn: () => T): T {
  return storage.run(JSON.stringify(context), fn)
}

/** The changes of `fn` are recorded with this reason, where they are recorded at all. */
export function recordReason<T>(reason: string, fn: () => T): T {
  const context = storage.getStore()
  if (!context) return fn()
  return recordChanges({ ...(JSON.parse(context) as AuditContext), reason }, fn)
}

/** The context as the database takes it; empty when changes are nobody's in particular. */
export function currentAuditContext(): string {
  return storage.getStore() ?? ''
}

/** Long work that somebody asked for is recorded as a whole, not row by row. */
export function recordNoChanges<T>(fn: () => T): T {
  return storage.run('', fn)
}
