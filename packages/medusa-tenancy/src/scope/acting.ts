import { AsyncLocalStorage } from 'node:async_hooks'

/** Under which terms somebody of the platform acts in a tenant. */
export interface ActingTerms {
  /** Why; goes into the audit trail with everything that is done. */
  reason: string
  /** Nothing may be changed. */
  readOnly?: boolean
}

/** Somebody of the platform who acts inside another tenant's scope. */
export interface ActingPrincipal {
  /** The scope that the principal signed in to: the platform. */
  homeTenantId: string
  /** `user` or `api-key`. */
  actorType: string
  /** Id of the user or the key, in the home scope. */
  actorId: string
  /** What `terms` of `actAsTenant` has answered. */
  terms?: ActingTerms
}

// One storage per process, as for the scope itself.
const key = Symbol.for('cityos.medusa-tenancy.acting')
const holder = globalThis as unknown as Record<symbol, AsyncLocalStorage<ActingPrincipal> | undefined>
const storage = (holder[key] ??= new AsyncLocalStorage<ActingPrincipal>())

/** Who of the platform acts in the tenant in scope; undefined for the tenant's own people and for jobs. */
export function actingPrincipal(): ActingPrincipal | undefined {
  return storage.getStore()
}

export function actAs<T>(principal: ActingPrincipal, fn: () => T): T {
  return storage.run(principal, fn)
}
