import fc from 'fast-check'
import { PlatformRole, SECRET_KEY_SCOPES, TenantRole, VendorRole, type ResourceKind } from '@cityos/contracts'
import { attributesOf, PLATFORM, type AttributeValue, type Principal, type PrincipalKind } from '../../src'

/** Few enough that principals and rows meet often. */
const TENANTS = ['t1', 't2', 't3', PLATFORM]
const VENDORS = ['v1', 'v2', 'v3']
const PEOPLE = ['u1', 'u2', 'anonymous']
const STATES = ['draft', 'in_review', 'changes_requested', 'approved', 'published', 'terminated', 'else']
const KINDS: PrincipalKind[] = ['user', 'vendor_member', 'customer', 'service', 'api_key', 'anonymous']

const someOf = <T>(values: readonly T[]) => fc.subarray([...values])

export const principals: fc.Arbitrary<Principal> = fc.record({
  kind: fc.constantFrom(...KINDS),
  id: fc.constantFrom('u1', 'u2', null),
  email: fc.constant(null),
  platformRoles: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, someOf(PlatformRole.options)),
  tenants: fc.uniqueArray(fc.record({ id: fc.constantFrom(...TENANTS), roles: someOf(TenantRole.options) }), {
    selector: ({ id }) => id,
    maxLength: 3,
  }),
  vendors: fc.uniqueArray(
    fc.record({
      id: fc.constantFrom(...VENDORS),
      tenant: fc.constant('t1'),
      roles: someOf(VendorRole.options),
    }),
    { selector: ({ id }) => id, maxLength: 2 },
  ),
  // Half of everything, so that what is asked is named as often as not.
  scopes: fc.oneof(
    { weight: 2, arbitrary: fc.constant(null) },
    fc.subarray([...SECRET_KEY_SCOPES], { minLength: Math.floor(SECRET_KEY_SCOPES.length / 2) }),
    fc.subarray([...SECRET_KEY_SCOPES]),
  ),
})

const VALUES: Record<string, readonly AttributeValue[]> = {
  vendor: [...VENDORS, null],
  status: [...STATES, null],
  customer: [...PEOPLE, null],
  author: [...PEOPLE, null],
  visibility: ['public', 'private', null],
  role: [...TenantRole.options, ...PlatformRole.options, 'else', null],
}

export type Row = Record<string, AttributeValue>

/** A row as a table would hold it: every attribute, some of them null. */
export function rowsOf(kind: ResourceKind): fc.Arbitrary<Row> {
  const columns = attributesOf(kind)
    .filter((name) => name !== 'tenant')
    .map((name) => [name, fc.constantFrom(...(VALUES[name] as readonly AttributeValue[]))])
  return fc.record({
    tenant: fc.constantFrom(...TENANTS),
    ...Object.fromEntries(columns),
  }) as fc.Arbitrary<Row>
}
