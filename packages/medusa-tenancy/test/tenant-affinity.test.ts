import { preferConnectionOf } from '../src/database/tenant-affinity'

const free = (...tenants: (string | undefined)[]) =>
  tenants.map((tenant) => ({ resource: { __tenant: tenant } }))
/** Tenants of the free connections after `tenant` has asked; the pool takes the last. */
const order = (tenant: string, ...tenants: (string | undefined)[]) => {
  const pool = { free: free(...tenants) }
  preferConnectionOf(pool, tenant)
  return pool.free.map(({ resource }) => resource.__tenant)
}

describe('the connection that a tenant gets next', () => {
  it.each([
    ['its own, the one used last', 'a', ['a', 'b', 'a', 'c'], ['a', 'b', 'c', 'a']],
    ['its own, in first place', 'a', ['a', 'b', 'c'], ['b', 'c', 'a']],
    ['the one at hand when that is its own', 'a', ['b', 'a'], ['b', 'a']],
    ['else the one that has rested longest', 'a', ['b', 'c', 'd'], ['c', 'd', 'b']],
    ['also one that was never bound', 'a', [undefined, 'b'], ['b', undefined]],
    ['the only one', 'a', ['b'], ['b']],
    ['a new one when none is free', 'a', [], []],
  ])('is %s', (_name, tenant, before, after) => {
    expect(order(tenant, ...before)).toEqual(after)
  })

  it('is no concern of a pool that works otherwise', () => {
    expect(() => preferConnectionOf({}, 'a')).not.toThrow()
  })
})
