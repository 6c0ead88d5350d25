import { hostnameOf } from '../src/http/hostname'
import type { TenantHints } from '../src/http/resolution'
import { TenantResolver, type RegistryConnection } from '../src/http/resolver'

const tenant = (letter: string, status = 'active') => ({
  tenant_id: `ten_${letter}`,
  handle: `shop-${letter}`,
  status,
})
const ROWS = [
  { host: 'shop.example', source: 'domain', ...tenant('a') },
  { subdomain: 'a', source: 'subdomain', ...tenant('a') },
  { subdomain: 's', source: 'subdomain', ...tenant('s', 'suspended') },
  { subdomain: 'x', source: 'subdomain', ...tenant('x', 'archived') },
  { key: 'pk_a', source: 'publishable_key', ...tenant('a') },
  { key: 'pk_b', source: 'publishable_key', ...tenant('b', 'trial') },
  {
    key: 'pk_p',
    source: 'publishable_key',
    tenant_id: 'platform',
    handle: 'platform',
    status: 'active',
  },
  ...['a', 's', 'x'].flatMap((letter) =>
    [`shop-${letter}`, `ten_${letter}`].map((named) => ({
      named,
      source: 'header',
      ...tenant(letter, letter === 's' ? 'suspended' : letter === 'x' ? 'archived' : 'active'),
    })),
  ),
]

function makeResolver(announcements?: { listening: boolean; start(): void }) {
  const lookups: unknown[][] = []
  let nowMs = 0
  const connection: RegistryConnection = {
    raw: (_sql, [host, subdomain, key, named]) => {
      lookups.push([host, subdomain, key, named])
      const asked: Record<string, unknown> = { host, subdomain, key, named }
      const isAsked = (row: Record<string, unknown>) =>
        Object.entries(asked).some(([column, value]) => value && row[column] === value)
      return Promise.resolve({ rows: ROWS.filter(isAsked) })
    },
  }
  const resolver = new TenantResolver(connection, {
    platformHosts: ['localhost', 'platform.test'],
    baseDomain: 'localhost',
    cacheTtlMs: 1_000,
    nowMs: () => nowMs,
    ...(announcements ? { announcements } : {}),
  })
  return { resolver, lookups, advance: (ms: number) => (nowMs += ms) }
}

function hintsOf(host: string, publishableKey?: string, named?: string): TenantHints {
  return { host, ...(publishableKey ? { publishableKey } : {}), ...(named === undefined ? {} : { named }) }
}

const outcome = async (host: string, publishableKey?: string, named?: string) => {
  const resolution = await makeResolver().resolver.resolve(hintsOf(host, publishableKey, named))
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

  it.each([
    ['localhost', undefined, 'shop-b', 'platform'],
    ['localhost', 'pk_b', 'shop-b', 'ten_b'],
    ['localhost', 'pk_b', 'ten_b', 'ten_b'],
    ['localhost', 'pk_b', 'shop-a', 'tenant_mismatch'],
    ['localhost', 'pk_p', 'shop-a', 'tenant_mismatch'],
    ['localhost', 'pk_unknown', 'shop-a', 'platform'],
    ['a.localhost', undefined, 'shop-a', 'ten_a'],
    ['a.localhost', undefined, 'SHOP-A', 'ten_a'],
    ['a.localhost', undefined, 'ten_a', 'ten_a'],
    ['a.localhost', 'pk_a', 'ten_b', 'tenant_mismatch'],
    ['shop.example', undefined, 'shop-b', 'tenant_mismatch'],
    ['shop.example', undefined, 'platform', 'tenant_mismatch'],
    ['shop.example', undefined, '', 'tenant_mismatch'],
    ['nobody.localhost', undefined, 'shop-a', 'tenant_unknown'],
    ['s.localhost', undefined, 'shop-a', 'tenant_suspended'],
  ])('at "%s" with key %s and the name "%s" is %s', async (host, key, named, expected) => {
    expect(await outcome(host, key, named)).toBe(expected)
  })

  it.each([
    ['localhost', 'ten_a', {}, 'ten_a'],
    ['platform.test', 'ten_a', { named: 'shop-a' }, 'ten_a'],
    ['localhost', 'ten_a', { named: 'shop-b' }, 'tenant_mismatch'],
    ['localhost', 'ten_s', {}, 'tenant_suspended'],
    ['localhost', 'ten_x', {}, 'tenant_archived'],
    // It names nobody: handles are no ids, and what is unknown opens nothing on the platform.
    ['localhost', 'shop-a', {}, 'platform'],
    ['localhost', 'ten_nobody', {}, 'platform'],
    ['localhost', 'ten_nobody', { named: 'shop-a' }, 'platform'],
    ['localhost', 'ten_a', { publishableKey: 'pk_a' }, 'ten_a'],
    ['localhost', 'ten_a', { publishableKey: 'pk_b' }, 'tenant_mismatch'],
    ['localhost', 'ten_a', { publishableKey: 'pk_p' }, 'tenant_mismatch'],
    ['a.localhost', 'ten_a', {}, 'ten_a'],
    ['a.localhost', 'ten_b', {}, 'tenant_mismatch'],
    ['shop.example', 'ten_b', { publishableKey: 'pk_a' }, 'tenant_mismatch'],
    ['nobody.localhost', 'ten_a', {}, 'tenant_unknown'],
  ])('at "%s" with a credential of %s and %j is %s', async (host, credentialTenant, more, expected) => {
    const { resolver } = makeResolver()
    const hints = { host, credentialTenant, ...more }
    // The second answer is the remembered one.
    for (const resolution of [await resolver.resolve(hints), await resolver.resolve(hints)]) {
      expect('tenant' in resolution ? resolution.tenant.tenantId : resolution.refusal.code).toBe(expected)
    }
  })

  it('that a credential names is forgotten with the tenant, and opens no door to staff’s names', async () => {
    const { resolver, lookups } = makeResolver()
    await resolver.resolve({ host: 'localhost', credentialTenant: 'ten_s' })
    expect(await resolver.named('ten_s')).toMatchObject({ tenant: { tenantId: 'ten_s' } })
    resolver.forget('ten_s')
    await resolver.resolve({ host: 'localhost', credentialTenant: 'ten_s' })
    expect(lookups).toHaveLength(3)
    expect(await resolver.resolve({ host: 'localhost' })).toMatchObject({ tenant: { tenantId: 'platform' } })
  })

  it('a tenant that staff have named is found by no host and key of that name', async () => {
    const { resolver } = makeResolver()
    await resolver.named('shop-a')
    expect(await resolver.resolve(hintsOf('', 'shop-a'))).toMatchObject({
      refusal: { code: 'tenant_unknown' },
    })
  })

  it.each([
    [
      hintsOf('a.localhost', 'pk_b'),
      'The host names the tenant "shop-a", but the publishable key names "shop-b".',
    ],
    [
      hintsOf('a.localhost', undefined, 'shop-b'),
      'The host names the tenant "shop-a", but the x-tenant header names "shop-b".',
    ],
    [
      hintsOf('localhost', 'pk_a', 'a"b'),
      'The publishable key names the tenant "shop-a", but the x-tenant header names "a\\"b".',
    ],
  ])('names both sources and both tenants when they disagree', async (hints, message) => {
    expect(await makeResolver().resolver.resolve(hints)).toMatchObject({ refusal: { message } })
  })

  it('may be named by the platform’s staff: suspended ones too, archived and unknown ones not', async () => {
    const { resolver, lookups } = makeResolver()
    expect(await resolver.named('shop-a')).toMatchObject({ tenant: { tenantId: 'ten_a' } })
    expect(await resolver.named('shop-s')).toMatchObject({ tenant: { tenantId: 'ten_s' } })
    expect(await resolver.named('shop-x')).toMatchObject({ refusal: { code: 'tenant_archived' } })
    expect(await resolver.named('shop-z')).toMatchObject({ refusal: { code: 'tenant_unknown' } })
    expect(lookups).toHaveLength(4)
    expect(await resolver.named("x' or 1=1")).toMatchObject({ refusal: { code: 'tenant_unknown' } })
    expect(lookups).toHaveLength(4)
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

  it('is remembered as unknown while changes are heard, until any tenant changes', async () => {
    const { resolver, lookups } = makeResolver({ listening: true, start: () => undefined })
    const unknown = [
      hintsOf('nobody.localhost'),
      hintsOf('a.localhost', 'pk_x'),
      hintsOf('a.localhost', 'pk_b'),
    ]
    const askTwice = async () => {
      for (const hints of [...unknown, ...unknown]) await resolver.resolve(hints)
    }
    await askTwice()
    expect(lookups).toHaveLength(3)
    resolver.forget('ten_s')
    await askTwice()
    expect(lookups).toHaveLength(6)
  })

  it('asks the database a few questions at once, and every question in the end', async () => {
    let running = 0
    let most = 0
    const raw = async () => {
      most = Math.max(most, ++running)
      await new Promise(setImmediate)
      running -= 1
      if (most > 3) throw new Error('down')
      return { rows: [] }
    }
    const resolver = new TenantResolver({ raw }, { platformHosts: [], baseDomain: 'localhost' })
    const asked = Array.from({ length: 20 }, (_, index) => resolver.resolve({ host: `h${index}.localhost` }))
    await Promise.allSettled(asked)
    expect(most).toBe(4)
    expect(running).toBe(0)
  })

  it('is forgotten with the tenant it belongs to, and with no other', async () => {
    const { resolver } = makeResolver()
    const refused = { host: 's.localhost' }
    for (const hints of [{ host: 'a.localhost' }, refused]) await resolver.resolve(hints)
    resolver.forget('ten_s')
    expect(resolver.cached(refused)).toBeUndefined()
    expect(resolver.cached({ host: 'a.localhost' })).toBeDefined()
  })

  it('is remembered only while changes are heard', async () => {
    const announcements = { listening: false, start: jest.fn() }
    const { resolver, lookups } = makeResolver(announcements)
    await resolver.resolve({ host: 'a.localhost' })
    expect(announcements.start).toHaveBeenCalled()
    await resolver.resolve({ host: 'a.localhost' })
    expect(lookups).toHaveLength(2)
    announcements.listening = true
    await resolver.resolve({ host: 'a.localhost' })
    await resolver.resolve({ host: 'a.localhost' })
    expect(lookups).toHaveLength(3)
  })

  it.each([
    ['an unknown key', hintsOf('a.localhost', 'pk_unknown')],
    ['a disagreement', hintsOf('a.localhost', 'pk_b')],
    ['an unknown key on the platform’s host', hintsOf('localhost', 'pk_unknown')],
  ])('is not remembered with %s, which another tenant’s change could decide', async (_name, hints) => {
    const { resolver, lookups } = makeResolver()
    await resolver.resolve(hints)
    await resolver.resolve(hints)
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
