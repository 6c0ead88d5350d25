import { PlatformRole, TenantRole } from '@cityos/contracts'
import { assertRolesOfScope } from './member-roles'

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
