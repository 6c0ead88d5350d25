import {
  accessForRequest,
  type Principal,
  type RequestAccess,
  type Resource,
  type Filter,
} from '@cityos/access'
import type { ResourceKind } from '@cityos/contracts'
import type { PayloadRequest } from 'payload'
import { CodedError, toCodedError } from '../http/error'
import { tenantContext } from '../tenant/context'
import { factsOf, once } from '../tenant/request-facts'
import { principalOf } from './principal'
import { pdp } from './services'
import { scopesCover } from './scopes'

/** Who asks in this request, for whom, and the two questions they may ask. */
export interface Asker {
  principal: Principal
  /** Whose request it is; undefined on the content admin's own hosts. */
  tenant: string | undefined
  can(action: string, resource: Resource): Promise<boolean>
  filterFor(action: string, kind: ResourceKind): Promise<Filter>
}

/**
 * Everything that access and hooks ask goes through here, once for each request and user.
 * @throws CodedError `unauthorized` for a credential that was refused, whatever `tenantContext` throws, and
 * `authorization_unavailable` when Cerbos does not answer.
 */
export async function askerOf(req: PayloadRequest): Promise<Asker> {
  const { refusal } = factsOf(req.headers)
  if (refusal) throw new CodedError(refusal.code, refusal.message)
  const who = req.user ? `${req.user.collection}:${req.user.id}` : 'nobody'
  return once(req, `asker ${who}`, () => build(req))
}

async function build(req: PayloadRequest): Promise<Asker> {
  const { tenant } = await tenantContext(req)
  const principal = principalOf(req.user, tenant)
  const requestId = req.headers.get('x-request-id')
  const access: RequestAccess = accessForRequest(pdp(), requestId ? { requestId } : {})
  const scopes = req.user?.collection === 'api-keys' ? ((req.user.scopes ?? []) as string[]) : undefined
  const covered = (kind: ResourceKind, action: string) => !scopes || scopesCover(scopes, kind, action)
  return {
    principal,
    tenant,
    can: async (action, resource) =>
      covered(resource.kind, action) &&
      (await access.can(principal, action, resource).catch((error: unknown) => {
        throw toCodedError(error)
      })),
    filterFor: async (action, kind) =>
      covered(kind, action)
        ? access.filterFor(principal, action, kind).catch((error: unknown) => {
            throw toCodedError(error)
          })
        : { rows: 'none' },
  }
}
