import type { AuditLog, MadeSecretKey, SecretKey } from '@cityos/contracts'
import { expectOk, TestBackend, type Client, type TestTenant } from '@cityos/testing'
import { conditions } from '../../src/access/conditions/list'
import { isPermission } from '../../src/access/row'
import { routeGroups } from '../../src/access/route-table'
import { hire, outcome } from '../access/staff'
import { drive, KEYS, list, make, read, server } from './keys'

let backend: TestBackend
let tenant: TestTenant
let other: TestTenant

beforeAll(async () => {
  backend = await TestBackend.start()
  tenant = await backend.provisionTenant('integrated')
  other = await backend.provisionTenant('elsewhere')
})
afterAll(() => backend?.stop())

const UNKNOWN = 'skey_01ARZ3NDEKTSV4RRFFQ69G5FAV'
const update = (client: Client, id: string, body: unknown) =>
  client.post<{ secret_key: SecretKey }>(`${KEYS}/${id}`, body)
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString()

describe('a secret key', () => {
  it('shows its token at its making and at a rotation, and nowhere else', async () => {
    const made = await tenant.admin.post<MadeSecretKey>(KEYS, { name: 'Shown', scopes: ['order:*'] })
    expect(made.headers['cache-control']).toBe('no-store')
    const { secret_key: key, token } = expectOk(made)
    expect(made.status).toBe(201)
    const rotated = expectOk(await tenant.admin.post<MadeSecretKey>(`${KEYS}/${key.id}/rotate`))
    const answers = await Promise.all([
      tenant.admin.get(KEYS),
      tenant.admin.get(`${KEYS}/${key.id}`),
      update(tenant.admin, key.id, { name: 'Shown again' }),
      tenant.admin.get(`/admin/audit-logs/export`),
      tenant.admin.get(`/admin/api-keys?fields=*`),
    ])
    answers.push(await tenant.admin.post(`${KEYS}/${key.id}/revoke`))
    const hashes = await backend.sql(async (owner) => {
      const { rows } = await owner.query<{ hash: string; previous_hash: string | null }>(
        'select hash, previous_hash from secret_key where tenant_id = $1',
        [tenant.id],
      )
      return rows.flatMap((row) => [row.hash, row.previous_hash]).filter((hash) => hash !== null)
    })
    expect(hashes.length).toBeGreaterThan(0)
    for (const { status, text } of answers) {
      expect(status).toBe(200)
      for (const secret of [token, rotated.token, ...hashes]) expect(text).not.toContain(secret)
    }
    expect(JSON.stringify(key)).not.toContain('hash')
  })

  it('is listed, found by name, sorted and paged', async () => {
    const names = ['Zebra', 'Apple', 'Mango']
    for (const name of names) await make(tenant.admin, { name: `Fruit ${name}` })
    const page = await list(tenant.admin, '?q=fruit&order=name&limit=2')
    expect([page.count, page.secret_keys.map(({ name }) => name)]).toEqual([
      3,
      ['Fruit Apple', 'Fruit Mango'],
    ])
    const rest = await list(tenant.admin, `?q=fruit&order=name&limit=2&cursor=${page.next_cursor!}`)
    expect(rest.secret_keys.map(({ name }) => name)).toEqual(['Fruit Zebra'])
  })

  it('keeps what it was given, and what an update leaves out', async () => {
    const input = {
      name: 'Kept',
      scopes: ['product:read' as const, 'order:*' as const],
      expires_at: inAnHour(),
      requests_per_minute: 60,
      allowed_addresses: ['203.0.113.0/24'],
    }
    const { secret_key: key } = await make(tenant.admin, input)
    expect(key).toMatchObject({ ...input, state: 'active', creator_active: true, revoked_at: null })
    const changed = expectOk(await update(tenant.admin, key.id, { requests_per_minute: null })).secret_key
    expect(changed).toMatchObject({ ...input, requests_per_minute: null })
  })

  it('does what its new scopes say with its next request', async () => {
    const { token, secret_key: key } = await make(tenant.admin)
    const client = server(tenant, token)
    expect(outcome(await client.get('/admin/customers'))).toBe('403 forbidden')
    await update(tenant.admin, key.id, { scopes: ['customer:*'] })
    expect(outcome(await client.get('/admin/customers'))).toBe('200')
    expect(outcome(await client.get('/admin/products'))).toBe('403 forbidden')
  })

  it('once revoked stays so: every further step is refused and names both states', async () => {
    const { secret_key: key } = await make(tenant.admin)
    const revoke = () => tenant.admin.post(`${KEYS}/${key.id}/revoke`)
    expect(outcome(await revoke())).toBe('200')
    for (const [answer, to] of [
      [await revoke(), 'revoked'],
      [await tenant.admin.post(`${KEYS}/${key.id}/rotate`), 'active'],
      [await update(tenant.admin, key.id, { name: 'x' }), 'active'],
    ] as const) {
      expect(outcome(answer)).toBe('409 illegal_transition')
      expect(answer.text).toContain('is revoked')
      expect(answer.text).toContain(`become ${to}`)
    }
    expect(outcome(await tenant.admin.delete(`${KEYS}/${key.id}`))).toBe('200')
    expect(outcome(await tenant.admin.get(`${KEYS}/${key.id}`))).toBe('404 not_found')
  })

  it('goes on when its creator is gone, and says so', async () => {
    const boss = await hire(backend, tenant, ['admin'], 'leaving')
    const { token, secret_key: key } = await make(boss.client)
    expect(key).toMatchObject({ created_by: boss.userId, creator_active: true })
    expectOk(await tenant.admin.post(`/admin/tenant/members/${boss.memberId}/deactivate`))
    expect((await read(tenant.admin, key.id)).creator_active).toBe(false)
    expect(outcome(await server(tenant, token).get('/admin/products'))).toBe('200')
    expectOk(await tenant.admin.delete(`/admin/tenant/members/${boss.memberId}`))
    expect((await read(tenant.admin, key.id)).creator_active).toBe(false)
    expect(outcome(await server(tenant, token).get('/admin/products'))).toBe('200')
  })

  it('of the platform’s staff acting in the tenant is the tenant’s', async () => {
    const acting = await backend.actIn(tenant)
    const { token, secret_key: key } = await make(acting)
    expect((await read(tenant.admin, key.id)).creator_active).toBe(true)
    expect(outcome(await server(tenant, token).get('/admin/products'))).toBe('200')
    expect(outcome(await backend.platform.get(KEYS))).toBe('404 not_found')
    expect(outcome(await backend.platform.post(KEYS, { name: 'x', scopes: ['product:read'] }))).toBe(
      '404 not_found',
    )
  })

  it('is another tenant’s to nobody', async () => {
    const { secret_key: key } = await make(tenant.admin)
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['POST', '', { name: 'x' }],
      ['DELETE', '', undefined],
      ['POST', '/rotate', {}],
      ['POST', '/revoke', {}],
    ] as const) {
      const answers = await Promise.all(
        [key.id, UNKNOWN].map((id) => other.admin.send(method, `${KEYS}/${id}${path}`, body)),
      )
      expect([path, ...answers.map(outcome)]).toEqual([path, '404 not_found', '404 not_found'])
    }
    expect((await other.admin.get(KEYS)).text).not.toContain(key.id)
    expect((await read(tenant.admin, key.id)).state).toBe('active')
  })
})

describe('what a key is given', () => {
  const PLAIN = { name: 'x', scopes: ['product:read'] }

  it.each<[string, unknown]>([
    ['no body', {}],
    ['no scopes', { ...PLAIN, scopes: [] }],
    ['scopes that are no list', { ...PLAIN, scopes: 'product:read' }],
    ['a scope twice', { ...PLAIN, scopes: ['product:read', 'product:read'] }],
    ['an unknown kind', { ...PLAIN, scopes: ['dragon:read'] }],
    ['an unknown action', { ...PLAIN, scopes: ['product:fly'] }],
    ['everything at once', { ...PLAIN, scopes: ['*'] }],
    ['everything of everything', { ...PLAIN, scopes: ['*:*'] }],
    ['one action of everything', { ...PLAIN, scopes: ['*:read'] }],
    ['the platform’s', { ...PLAIN, scopes: ['platform_tenant:read'] }],
    ['all that is the platform’s', { ...PLAIN, scopes: ['platform_tenant:*'] }],
    ['acting in tenants', { ...PLAIN, scopes: ['tenant:act'] }],
    ['what no key may have', { ...PLAIN, scopes: ['secret_key:create'] }],
    ['a kind of which no key may have anything', { ...PLAIN, scopes: ['product:read', 'member:*'] }],
    ['no name', { ...PLAIN, name: ' ' }],
    ['a name without end', { ...PLAIN, name: 'x'.repeat(121) }],
    ['an end in the past', { ...PLAIN, expires_at: '2020-01-01T00:00:00Z' }],
    ['an end beyond a year', { ...PLAIN, expires_at: '2099-01-01T00:00:00Z' }],
    ['an end that is none', { ...PLAIN, expires_at: 'tomorrow' }],
    ['no requests', { ...PLAIN, requests_per_minute: 0 }],
    ['half a request', { ...PLAIN, requests_per_minute: 1.5 }],
    ['no addresses', { ...PLAIN, allowed_addresses: [] }],
    ['a word for addresses', { ...PLAIN, allowed_addresses: ['loopback'] }],
    ['a network without sense', { ...PLAIN, allowed_addresses: ['10.0.0.0/33'] }],
    ['a host', { ...PLAIN, allowed_addresses: ['example.com'] }],
    ['its own token', { ...PLAIN, token: 'sk_cityos_mine' }],
    ['its own hash', { ...PLAIN, hash: 'a'.repeat(64) }],
    ['another creator', { ...PLAIN, created_by: 'user_other' }],
    ['another tenant', { ...PLAIN, tenant_id: 'platform' }],
  ])('is refused with %s', async (_what, body) => {
    const { secret_key: key } = await make(tenant.admin)
    expect(outcome(await tenant.admin.post(KEYS, body))).toBe('400 validation_failed')
    const { name: _name, scopes: _scopes, ...rest } = body as Record<string, unknown>
    const changed = Object.keys(rest).length || Object.keys(body as object).length ? body : {}
    expect(outcome(await update(tenant.admin, key.id, changed))).toBe('400 validation_failed')
  })

  it.each([-1, 169, 1.5, '1', null])(
    'a rotation with an overlap of %p hours is refused',
    async (overlap_hours) => {
      const { secret_key: key } = await make(tenant.admin)
      const answer = await tenant.admin.post(`${KEYS}/${key.id}/rotate`, { overlap_hours })
      expect(outcome(answer)).toBe('400 validation_failed')
    },
  )

  it('is no more requests than the plan allows', async () => {
    const small = await backend.provisionTenant('tiny', { tier: 'free' })
    expect(outcome(await small.admin.post(KEYS, { ...PLAIN, requests_per_minute: 301 }))).toBe(
      '400 validation_failed',
    )
    expect(outcome(await small.admin.post(KEYS, { ...PLAIN, requests_per_minute: 300 }))).toBe('201')
  })

  it('is offered beforehand', async () => {
    const { options } = expectOk(
      await tenant.admin.get<{ options: { permissions: string[] } }>(`${KEYS}/options`),
    )
    expect(options.permissions).toContain('product:delete')
    expect(options.permissions).not.toContain('member:read')
    const all = await make(tenant.admin, { scopes: options.permissions as never })
    expect(all.secret_key.scopes).toEqual(options.permissions)
  })
})

describe('nobody gives a key more than they may do', () => {
  it('who may not make keys makes, sees and changes none', async () => {
    const { secret_key: key } = await make(tenant.admin)
    for (const role of ['editor', 'reviewer', 'finance', 'viewer'] as const) {
      const { client } = await hire(backend, tenant, [role], `${role}-of-keys`)
      const answers = [
        await client.get(KEYS),
        await client.get(`${KEYS}/options`),
        await client.post(KEYS, { name: 'x', scopes: ['product:read'] }),
        await client.get(`${KEYS}/${key.id}`),
        await update(client, key.id, { name: 'x' }),
        await client.post(`${KEYS}/${key.id}/rotate`),
        await client.post(`${KEYS}/${key.id}/revoke`),
        await client.delete(`${KEYS}/${key.id}`),
      ]
      expect([role, ...new Set(answers.map(outcome))]).toEqual([role, '403 forbidden'])
    }
  })

  it('a key makes no keys and no members, whatever its scopes are', async () => {
    const token = await backend.createSecretKey(tenant)
    const client = server(tenant, token)
    for (const [method, path, body] of [
      ['GET', KEYS, undefined],
      ['POST', KEYS, { name: 'x', scopes: ['product:read'] }],
      ['GET', '/admin/tenant/members', undefined],
      ['POST', '/admin/api-keys', { title: 'x', type: 'secret' }],
    ] as const) {
      expect([path, outcome(await client.send(method, path, body))]).toEqual([path, '403 forbidden'])
    }
  })

  it('what the caller may not do is refused by name, at the moment of the call', async () => {
    // A right that only owners have: no key may use it, and an admin is told before that the right is not theirs.
    const boss = await hire(backend, tenant, ['admin'], 'second')
    const body = { name: 'x', scopes: ['product:read', 'ownership:grant'] }
    const refused = await boss.client.post<{ message: string }>(KEYS, body)
    expect([outcome(refused), refused.body.message]).toEqual([
      '403 forbidden',
      'Nobody gives a key more than they may do themselves: ownership:grant.',
    ])
    const { secret_key: key } = await make(boss.client)
    expect(outcome(await update(boss.client, key.id, { scopes: ['ownership:*'] }))).toBe('403 forbidden')
    // A key that holds more than the caller may, however it came to it, is neither widened nor handed out by them.
    await backend.sql((owner) =>
      owner.query(`update secret_key set scopes = '{product:read,ownership:grant}' where id = $1`, [key.id]),
    )
    expect(outcome(await boss.client.post(`${KEYS}/${key.id}/rotate`))).toBe('403 forbidden')
    expect(outcome(await update(boss.client, key.id, { allowed_addresses: null }))).toBe('403 forbidden')
    expect(outcome(await update(boss.client, key.id, { scopes: ['product:read'] }))).toBe('200')
    expect(outcome(await boss.client.post(`${KEYS}/${key.id}/rotate`))).toBe('200')
  })

  it('a key with one scope opens the routes of this permission alone', async () => {
    const rows = Object.entries(routeGroups)
      .filter(([group]) => group !== 'platform')
      .flatMap(([, group]) => Object.entries(group))
      .filter(([route, row]) => route.startsWith('GET /admin') && isPermission(row) && !(route in conditions))
    const client = server(tenant, (await make(tenant.admin, { scopes: ['order:read'] })).token)
    const wrong: string[] = []
    const opened = new Set<string>()
    for (const [route, row] of rows) {
      const answer = await client.get(route.slice(4).replaceAll(/:\w+/g, 'nothing'))
      const refused = outcome(answer) === '403 forbidden'
      if (!refused) opened.add(row)
      if (refused === (row === 'order:read')) wrong.push(`${route} needs ${row}: ${outcome(answer)}`)
    }
    expect(wrong).toEqual([])
    expect([rows.length > 100, [...opened]]).toEqual([true, ['order:read']])
  }, 120_000)
})

describe('the audit trail', () => {
  const entries = async (query: string) => {
    await new Promise((resolve) => setTimeout(resolve, 300))
    const answer = await tenant.admin.get<{ audit_logs: AuditLog[] }>(`/admin/audit-logs?limit=100&${query}`)
    return expectOk(answer).audit_logs
  }

  it('names the key as who did it', async () => {
    const { token, secret_key: key } = await make(tenant.admin, { scopes: ['product_tag:*'] })
    expectOk(await server(tenant, token).post('/admin/product-tags', { value: 'by key' }))
    expect((await server(tenant, token).delete('/admin/products/prod_1')).status).toBe(403)
    const found = await entries(`actor_id=${key.id}`)
    expect(found.map(({ actor }) => actor)).toEqual(
      found.map(() => ({ type: 'api_key', id: key.id, name: null, home_tenant_id: tenant.id })),
    )
    expect(found.some(({ change }) => change?.table === 'product_tag')).toBe(true)
    expect(found.some(({ request }) => request?.outcome === 'denied')).toBe(true)
  })

  it('tells of a key’s life without its token and hash, and of its use not at all', async () => {
    const { token, secret_key: key } = await make(tenant.admin)
    await server(tenant, token).get('/admin/products')
    const rotated = expectOk(await tenant.admin.post<MadeSecretKey>(`${KEYS}/${key.id}/rotate`))
    const found = await entries(`table=secret_key&row_id=${key.id}`)
    expect(found.map(({ change }) => change!.operation).sort()).toEqual(['insert', 'update'])
    const inserted = found.find(({ change }) => change!.operation === 'insert')!
    expect(inserted.change!.after).toMatchObject({ name: 'Warehouse', hash: '[hidden]' })
    const text = JSON.stringify(await entries(''))
    for (const secret of [token, rotated.token]) expect(text).not.toContain(secret)
  })
})

describe('a change that fails at its end', () => {
  afterEach(() => drive(backend, 'failLastHooks', false))
  const failing = async (run: () => Promise<{ status: number }>) => {
    await drive(backend, 'failLastHooks', true)
    expect((await run()).status).toBe(500)
    await drive(backend, 'failLastHooks', false)
  }
  const row = (id: string) =>
    backend.sql(async (owner) => {
      const { rows } = await owner.query('select * from secret_key where id = $1', [id])
      const [{ updated_at: _at, last_used_at: _use, ...rest }] = rows as [Record<string, unknown>]
      return rest
    })

  it('makes no key', async () => {
    const before = (await list(tenant.admin)).count
    await failing(() => tenant.admin.post(KEYS, { name: 'Doomed', scopes: ['product:read'] }))
    expect((await list(tenant.admin)).count).toBe(before)
  })

  it.each<[string, string, unknown]>([
    ['an update', '', { name: 'Other', scopes: ['order:*'], requests_per_minute: 5, expires_at: null }],
    ['a rotation', '/rotate', {}],
    ['a revocation', '/revoke', {}],
  ])('%s leaves the key as it was, and working', async (_what, path, body) => {
    const { token, secret_key: key } = await make(tenant.admin, { allowed_addresses: ['127.0.0.0/8', '::1'] })
    const before = await row(key.id)
    await failing(() => tenant.admin.post(`${KEYS}/${key.id}${path}`, body))
    expect(await row(key.id)).toEqual(before)
    expect(outcome(await server(tenant, token).get('/admin/products'))).toBe('200')
  })

  it('removes no key', async () => {
    const { token, secret_key: key } = await make(tenant.admin)
    const before = await row(key.id)
    await failing(() => tenant.admin.delete(`${KEYS}/${key.id}`))
    expect(await row(key.id)).toEqual(before)
    expect(outcome(await server(tenant, token).get('/admin/products'))).toBe('200')
  })
})
