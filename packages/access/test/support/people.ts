import { PLATFORM, visitorOf, type Principal } from '../../src'

const nobody: Principal = { ...visitorOf('t1'), kind: 'user', id: 'u1', tenants: [] }

/** A principal of which only what matters is told. */
export const somebody = (traits: Partial<Principal> = {}): Principal => ({ ...nobody, ...traits })

export const memberOf = (tenant: string, ...roles: Principal['tenants'][number]['roles'][number][]) =>
  somebody({ tenants: [{ id: tenant, roles }] })

export const keyOf = (tenant: string) =>
  somebody({ kind: 'api_key', id: 'apk_1', tenants: [{ id: tenant, roles: [] }] })

export const platformStaff = (...platformRoles: Principal['platformRoles'][number][]) =>
  somebody({ platformRoles, tenants: [{ id: PLATFORM, roles: [] }] })
