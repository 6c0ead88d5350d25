import type { ResourceKind } from '@cityos/contracts'
import { filterFromPlan } from './filter/from-plan'
import type { Filter } from './filter/filter'
import { Batch } from './pdp/batch'
import type { Pdp } from './pdp/pdp'
import { toCerbosPrincipal } from './pdp/to-cerbos'
import type { Principal } from './principal'
import type { Resource } from './resource'
import { isWithinScopes } from './scopes'

/** One answer, for the log. */
export interface DecisionRecord {
  requestId: string | null
  principal: Pick<Principal, 'kind' | 'id'>
  action: string
  resource: { kind: ResourceKind; id: string | null; tenant: string }
  allowed: boolean
}

export interface RequestContext {
  /** Goes to Cerbos' own log, and to `onDecision`. */
  requestId?: string
  /** Told of every answer that Cerbos gave; repeated questions are not repeated here. */
  onDecision?: (decision: DecisionRecord) => void
}

/**
 * The decisions of one request. What is asked in one go is asked of Cerbos in one call, and what was asked before is
 * not asked again; nothing outlives the request, so that a changed role or policy counts with the next one.
 */
export interface RequestAccess {
  /** @throws CityosError `authorization_unavailable` when nobody can say. */
  can(principal: Principal, action: string, resource: Resource): Promise<boolean>
  /**
   * Which rows of a kind the principal may take an action on, in all tenants.
   * @throws CityosError `authorization_unavailable`
   * @throws UnsupportedPlanError for a policy that no filter can express.
   */
  filterFor(principal: Principal, action: string, kind: ResourceKind): Promise<Filter>
}

export function accessForRequest(pdp: Pdp, { requestId, onDecision }: RequestContext = {}): RequestAccess {
  const batch = new Batch(pdp, requestId)
  const filters = new Map<string, Promise<Filter>>()
  return {
    can: async (principal, action, resource) => {
      const within = isWithinScopes(principal.scopes, resource.kind, action)
      const question = within ? batch.ask(toCerbosPrincipal(principal), action, resource) : undefined
      const allowed = question ? await question.answer : false
      if (!question || question.isNew) {
        onDecision?.({
          requestId: requestId ?? null,
          principal: { kind: principal.kind, id: principal.id },
          action,
          resource: { kind: resource.kind, id: resource.id ?? null, tenant: resource.tenant },
          allowed,
        })
      }
      return allowed
    },
    filterFor: (principal, action, kind) => {
      if (!isWithinScopes(principal.scopes, kind, action)) return Promise.resolve({ rows: 'none' })
      const asked = toCerbosPrincipal(principal)
      const key = JSON.stringify([asked, action, kind])
      const known = filters.get(key)
      if (known) return known
      const filter = pdp.plan(asked, action, kind, requestId).then(filterFromPlan)
      filters.set(key, filter)
      return filter
    },
  }
}
