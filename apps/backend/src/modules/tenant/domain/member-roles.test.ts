import { PlatformRole, TenantRole } from '@cityos/contracts'
import { assertMayAssign, assertRolesOfScope, mayAssign } from './member-roles'

describe('who may give which role', () => {
  it.each([
    ['owner', ['owner', 'admin', 'editor', 'reviewer', 'finance', 'viewer']],
    ['admin', ['admin', 'editor', 'reviewer', 'finance', 'viewer']],
    ['editor', ['editor', 'viewer']],
    ['reviewer', ['reviewer', 'viewer']],
    ['finance', ['finance', 'viewer']],
    ['viewer', ['viewer']],
    ['secret_key', []],
    ['super_admin', ['owner', 'admin', 'editor', 'reviewer', 'finance', 'viewer']],
    ['platform_support', ['viewer']],
  ] as const)('%s has as much as %j', (grantee, roles) => {
    expect(TenantRole.options.filter((role) => mayAssign([grantee], [role]))).toEqual(roles)
  })

  it('several roles together give what each of them has', () => {
    expect(mayAssign(['editor', 'finance'], ['editor', 'finance'])).toBe(true)
    expect(mayAssign(['editor', 'finance'], ['admin'])).toBe(false)
  })

  it('a refusal names the roles', () => {
    expect(() => assertMayAssign(['admin'], ['viewer', 'owner'])).toThrow(/the role owner\./)
  })
})

describe('a scope has its own roles', () => {
  it.each(PlatformRole.options)('%s is no role of a tenant', (role) => {
    expect(() => assertRolesOfScope([role], false)).toThrow(/role of the platform/)
    expect(() => assertRolesOfScope([role], true)).not.toThrow()
  })

  it.each(TenantRole.options)('%s is no role of the platform', (role) => {
    expect(() => assertRolesOfScope([role], true)).toThrow(/role of a tenant/)
    expect(() => assertRolesOfScope([role], false)).not.toThrow()
  })
})
