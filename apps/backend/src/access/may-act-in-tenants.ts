import { PLATFORM_TENANT_ID, type ActAsTenantOptions } from '@cityos/medusa-tenancy'
import { decide } from './decide'
import { decisionsOf } from './decisions'
import type { GuardedRequest } from './guarded-request'
import { principalOf } from './principal-of'

/** Who of the platform may act in a tenant by the header `x-tenant`: whoever holds `tenant:act` there. */
export const mayActInTenants: NonNullable<ActAsTenantOptions['authorize']> = async (_acting, request) => {
  const asking = request as unknown as GuardedRequest
  const principal = await principalOf(asking)
  const decision = await decide(decisionsOf(asking), principal, 'tenant:act', { tenant: PLATFORM_TENANT_ID })
  return decision.allowed
}
