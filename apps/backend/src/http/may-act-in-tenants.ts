import type { ActAsTenantOptions } from '@cityos/medusa-tenancy'

/** Who of the platform may act in a tenant by the header `x-tenant`: its users, and services with a secret key of it. */
export const mayActInTenants: NonNullable<ActAsTenantOptions['authorize']> = ({ actorType }) =>
  actorType === 'user' || actorType === 'api-key'
