import { hostnameOf } from '../src/http/enter-scope'
import { TenantResolver, type RegistryConnection } from '../src/http/resolver'

const ROWS = [
  { host: 'shop.example', source: 'domain', tenant_id: 'ten_a', status: 'active' },
  { subdomain: 'a', source: 'subdomain', tenant_id: 'ten_a', status: 'active' },
  { subdomain: 's', source: 'subdomain', tenant_id: 'ten_s', status: 'suspended' },
  { subdomain: 'x', source: 'subdomain', tenant_id: 'ten_x', status: 'archived' },
  { key: 'pk_a', source: 'publishable_key', tenant_id: 'ten_a', status: 'active' },
  { key: 'pk_b', source: 'publishable_key', tenant_id: 'ten_b', status: 'trial' },
]

function makeResolver() {
  const lookups: unknown[][] = []
  let nowMs = 0
  const connection: RegistryConnection = {
    raw: (_sql, [host, subdomain, key]) => {
      lookups.push([host, subdomain, key])
      const rows = ROWS.filter(
        (row) =>
          row.host === host || (row.subdomain && row.subdomain === subdomain) || (row.key && row.key === key),
      )
      return Promise.resolve({ rows })
    },
  }
  const resolver = new TenantResolver(connection, {
    platformHosts: ['localhost', 'platform.test'],
    baseDomain: 'localhost',
    cacheTtlMs: 1_000,
    nowMs: () => nowMs,
  })
  return { resolver, lookups, advance: (ms: number) => (nowMs += ms) }
}

const outcome = async (host: string, publishableKey?: string) => {
  const resolution = await makeResolver().resolver.resolve({
    host,
    ...(publishableKey ? { publishableKey } : {}),
  })
  return 'tenant' in resolution ? resolution.tenant.tenantId : resolution.refusal.code
}

describe('the tenant of a request', () => {
  it.each([
    ['localhost', undefined, 'platform'],
    ['platform.test', undefined, 'platform'],
    ['a.localhost', undefined, 'ten_a'],
    ['shop.example', undefined, 'ten_a'],
    ['localhost', 'pk_b', 'ten_b'],
    ['a.localhost', 'pk_a', 'ten_a'],
    ['a.localhost', 'pk_b', 'tenant_mismatch'],
    ['a.localhost', 'pk_unknown', 'ten_a'],
    ['localhost', 'pk_unknown', 'platform'],
    ['nobody.localhost', undefined, 'tenant_unknown'],
    ['nobody.localhost', 'pk_a', 'tenant_unknown'],
    ['deep.a.localhost', undefined, 'tenant_unknown'],
    ['alocalhost', undefined, 'tenant_unknown'],
    ['', undefined, 'tenant_unknown'],
    ['s.localhost', undefined, 'tenant_suspended'],
    ['x.localhost', undefined, 'tenant_archived'],
  ])('at "%s" with key %s is %s', async (host, key, expected) => {
    expect(await outcome(host, key)).toBe(expected)
  })

  it('is looked up once while the answer is fresh, again when it has run out or was forgotten', async () => {
    const { resolver, lookups, advance } = makeResolver()
    const hints = { host: 'a.localhost' }
    await resolver.resolve(hints)
    await resolver.resolve(hints)
    expect(lookups).toHaveLength(1)
    advance(1_001)
    await resolver.resolve(hints)
    expect(lookups).toHaveLength(2)
    resolver.forget()
    await resolver.resolve(hints)
    expect(lookups).toHaveLength(3)
  })

  it('is looked up once for requests that arrive together', async () => {
    const { resolver, lookups } = makeResolver()
    const hints = { host: 'a.localhost' }
    const [first, second] = await Promise.all([resolver.resolve(hints), resolver.resolve(hints)])
    expect(lookups).toHaveLength(1)
    expect(second).toEqual(first)
    await Promise.all([resolver.resolve({ host: 's.localhost' }), resolver.resolve({ host: 'x.localhost' })])
    expect(lookups).toHaveLength(3)
  })

  it('is not remembered when it was asked for before everything was forgotten', async () => {
    const { resolver, lookups } = makeResolver()
    const hints = { host: 'a.localhost' }
    const before = resolver.resolve(hints)
    resolver.forget()
    await before
    expect(resolver.cached(hints)).toBeUndefined()
    await resolver.resolve(hints)
    expect(lookups).toHaveLength(2)
    expect(resolver.cached(hints)).toBeDefined()
  })

  it('is asked for again after a look-up has failed', async () => {
    let broken = true
    const raw = () => (broken ? Promise.reject(new Error('down')) : Promise.resolve({ rows: [ROWS[1]] }))
    const resolver = new TenantResolver({ raw }, { platformHosts: [], baseDomain: 'localhost' })
    await expect(resolver.resolve({ host: 'a.localhost' })).rejects.toThrow('down')
    broken = false
    expect(await resolver.resolve({ host: 'a.localhost' })).toMatchObject({ tenant: { tenantId: 'ten_a' } })
  })

  it('is not remembered while it is unknown, so that a new tenant is reachable at once', async () => {
    const { resolver, lookups } = makeResolver()
    await resolver.resolve({ host: 'nobody.localhost' })
    await resolver.resolve({ host: 'nobody.localhost' })
    expect(lookups).toHaveLength(2)
  })

  it('needs no database on the platform’s own host', async () => {
    const { resolver, lookups } = makeResolver()
    await resolver.resolve({ host: 'localhost' })
    expect(lookups).toHaveLength(0)
  })
})

describe('the host of a request', () => {
  it.each([
    ['Shop.Example:9000', 'shop.example'],
    ['shop.example.', 'shop.example'],
    ['[::1]:9000', '[::1]'],
    [' a.localhost ', 'a.localhost'],
    [undefined, ''],
  ])('%s is %s', (header, expected) => {
    expect(hostnameOf(header)).toBe(expected)
  })
})
