import type { Principal } from '@cityos/access'
import { PLATFORM_TENANT_ID, requireTenantId } from '@cityos/medusa-tenancy'
import type { SessionsToEnd } from './end-sessions'

/** What ends with somebody's membership of the platform; nothing where the membership was a tenant's. */
export function sessionsOfFormerMember(userId: string, caller: Principal): SessionsToEnd | undefined {
  if (requireTenantId() !== PLATFORM_TENANT_ID) return undefined
  return { which: { actor_id: userId }, because: 'membership_ended', by: caller.id }
}
