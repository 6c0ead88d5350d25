import { PLATFORM_TENANT_ID, type ActAsTenantOptions } from '@cityos/medusa-tenancy'
import { decide } from './decide'
import type { GuardedRequest } from './guarded-request'
import { principalOf } from './principal-of'

/** Who of the platform may act in a tenant by the header `x-tenant`: whoever holds `tenant:act` there. */
export const mayActInTenants: NonNullable<ActAsTenantOptions['authorize']> = async (_acting, request) => {
  const principal = await principalOf(request as unknown as GuardedRequest)
  const tenant = { kind: 'tenant', id: null, tenantId: PLATFORM_TENANT_ID }
  return (await decide(principal, 'act', tenant)).allowed
}
