import type { Principal } from '@cityos/access'
import type { Permission } from '@cityos/contracts'
import type { Decision } from '../decide'
import type { GuardedRequest } from '../guarded-request'

interface Circumstances {
  request: GuardedRequest
  params: Readonly<Record<string, string>>
  principal: Principal
  may(permission: Permission): Promise<Decision>
}

/**
 * What path and method alone do not tell: looks at the request and answers with the permission that it needs
 * instead of the row's; undefined when the row says it. May narrow the request's query; may throw `not_found`.
 */
export type Condition = (
  circumstances: Circumstances,
) => Permission | undefined | Promise<Permission | undefined>
