import { createHash } from 'node:crypto'
import { TestBackend, type Client, type TestTenant } from '@cityos/testing'
import { outcome } from '../access/staff'
import { basic, drive, KEYS, make, read, server } from './keys'

let backend: TestBackend
let tenant: TestTenant
let other: TestTenant

beforeAll(async () => {
  backend = await TestBackend.start()
  tenant = await backend.provisionTenant('integrated')
  other = await backend.provisionTenant('elsewhere')
})
afterAll(() => backend?.stop())
afterEach(() => drive(backend, 'setNow', null))

const products = async (client: Client) => outcome(await client.get('/admin/products'))
const INVALID = '401 secret_key_invalid'

describe('a token', () => {
  it.each([
    ['as a bearer token', (token: string) => `Bearer ${token}`],
    ['as a bearer token in another case', (token: string) => `bearer ${token}`],
    ['as the user name of Basic', basic],
    [
      'as the user name of Basic without a colon',
      (t: string) => `Basic ${Buffer.from(t).toString('base64')}`,
    ],
    ['bare behind Basic, as core takes it', (token: string) => `Basic ${token}`],
    ['bare behind Basic with a colon', (token: string) => `Basic ${token}:`],
  ])('opens the admin of its tenant %s', async (_how, header) => {
    const { token } = await make(tenant.admin)
    expect(await products(tenant.anonymous.with({ authorization: header(token) }))).toBe('200')
  })

  it('tells its tenant on the platform’s host, and disagrees with another’s', async () => {
    const { token } = await make(tenant.admin)
    const platform = backend.client('localhost')
    const show = { authorization: `Bearer ${token}` }
    expect(await products(platform.with(show))).toBe('200')
    const titles = async (client: Client) => (await client.with(show).get('/admin/products')).text
    expect(await titles(platform)).toBe(await titles(tenant.anonymous))
    expect(await products(other.anonymous.with(show))).toBe('400 tenant_mismatch')
    expect(await products(platform.with({ ...show, 'x-publishable-api-key': other.publishableKey }))).toBe(
      '400 tenant_mismatch',
    )
    expect(await products(platform.with({ ...show, 'x-tenant': other.id }))).toBe('400 tenant_mismatch')
    expect(await products(platform.with({ ...show, 'x-tenant': tenant.handle }))).toBe('200')
    expect(outcome(await platform.with(show).get('/admin/tenants'))).toBe('404 not_found')
    expect((await other.anonymous.with(show).get('/admin/products')).text).not.toContain(other.id)
  })

  it('with the name of another tenant written into it opens that tenant no more than any guess', async () => {
    const { token } = await make(tenant.admin)
    const forged = retarget(token, other.id)
    for (const client of [backend.client('localhost'), other.anonymous]) {
      expect(await products(client.with({ authorization: `Bearer ${forged}` }))).toBe(INVALID)
    }
    const nobody = retarget(token, 'ten_01ARZ3NDEKTSV4RRFFQ69G5FAV')
    expect(await products(backend.client('localhost').with({ authorization: `Bearer ${nobody}` }))).toBe(
      INVALID,
    )
  })

  it('opens no other routes than the admin’s', async () => {
    const { token } = await make(tenant.admin)
    const client = server(tenant, token)
    expect((await client.get('/store/customers/me')).status).toBe(400)
    expect((await client.post('/auth/session')).status).toBe(401)
  })

  it('ends the request when it is wrong, whatever session comes with it', async () => {
    const opened = await tenant.admin.post('/auth/session')
    const cookie = String(opened.headers['set-cookie']).split(';')[0] as string
    const signedIn = tenant.anonymous.with({ cookie })
    expect(await products(signedIn)).toBe('200')
    const { token } = await make(tenant.admin)
    expect(await products(signedIn.with({ authorization: `Bearer ${token}x` }))).toBe(INVALID)
  })

  it('is refused with one answer, whatever is wrong with it', async () => {
    await drive(backend, 'setNow', '2026-12-01T00:00:00Z')
    const [expired, revoked, elsewhere, deleted] = await Promise.all([
      make(tenant.admin, { expires_at: '2026-12-31T00:00:00Z' }),
      make(tenant.admin),
      make(tenant.admin, { allowed_addresses: ['203.0.113.0/24'] }),
      make(tenant.admin),
    ])
    await tenant.admin.post(`${KEYS}/${revoked.secret_key.id}/revoke`)
    await tenant.admin.delete(`${KEYS}/${deleted.secret_key.id}`)
    await drive(backend, 'setNow', '2026-12-31T00:00:00Z')
    const slip = expired.token.slice(0, -1) + (expired.token.endsWith('a') ? 'b' : 'a')
    const tokens = [expired.token, revoked.token, elsewhere.token, deleted.token, slip, 'sk_cityos_']
    const answers = await Promise.all(tokens.map((token) => server(tenant, token).get('/admin/products')))
    expect(answers.map(({ status, text }) => [status, text])).toEqual(
      tokens.map(() => [401, answers[0]!.text]),
    )
    expect(answers[0]!.body).toEqual({
      type: 'unauthorized',
      code: 'secret_key_invalid',
      message: 'This secret key opens nothing here.',
    })
  })

  it('with a slip in it is refused without a look into the database', async () => {
    const { token } = await make(tenant.admin)
    await backend.sql(async (owner) => {
      await owner.query('begin')
      await owner.query('lock table secret_key in access exclusive mode')
      expect(await products(server(tenant, `${token.slice(0, -1)}!`))).toBe(INVALID)
      const waiting = products(server(tenant, token))
      const first = await Promise.race([waiting, new Promise((resolve) => setTimeout(resolve, 500, 'waits'))])
      await owner.query('rollback')
      expect([first, await waiting]).toEqual(['waits', '200'])
    })
  })
})

describe('an end', () => {
  it('is reached with its instant, and moved back by an update', async () => {
    await drive(backend, 'setNow', '2026-12-01T00:00:00Z')
    const { token, secret_key: key } = await make(tenant.admin, { expires_at: '2026-12-02T00:00:00Z' })
    await drive(backend, 'setNow', '2026-12-01T23:59:59.999Z')
    expect(await products(server(tenant, token))).toBe('200')
    await drive(backend, 'setNow', '2026-12-02T00:00:00Z')
    expect(await products(server(tenant, token))).toBe(INVALID)
    expect((await read(tenant.admin, key.id)).state).toBe('expired')
    await tenant.admin.post(`${KEYS}/${key.id}`, { expires_at: '2027-01-01T00:00:00Z' })
    expect(await products(server(tenant, token))).toBe('200')
  })

  it('is a year off where nothing is said', async () => {
    await drive(backend, 'setNow', '2026-12-01T00:00:00Z')
    expect((await make(tenant.admin)).secret_key.expires_at).toBe('2027-12-01T00:00:00.000Z')
    expect((await make(tenant.admin, { expires_at: null })).secret_key.expires_at).toBe(
      '2027-12-01T00:00:00.000Z',
    )
  })
})

describe('addresses', () => {
  it.each([
    [['203.0.113.0/24'], '203.0.113.9', '200'],
    [['203.0.113.0/24'], '203.0.114.9', INVALID],
    [['198.51.100.7', '2001:db8::/32'], '198.51.100.7', '200'],
    [['198.51.100.7', '2001:db8::/32'], '2001:db8:1::9', '200'],
    [['198.51.100.7', '2001:db8::/32'], '2001:db9::9', INVALID],
    // What the client writes itself stands before what the proxy adds.
    [['203.0.113.0/24'], '203.0.113.9, 198.51.100.1', INVALID],
  ])('%j from %s: %s', async (allowed_addresses, address, expected) => {
    const { token } = await make(tenant.admin, { allowed_addresses })
    const from = server(tenant, token).with({ 'x-forwarded-for': address })
    expect(await products(from)).toBe(expected)
  })
})

describe('a rotation', () => {
  const rotate = (id: string, body: unknown = {}) =>
    tenant.admin.post<{ token: string }>(`${KEYS}/${id}/rotate`, body)

  it('gives a new token and lets the one before live on for the overlap', async () => {
    await drive(backend, 'setNow', '2026-12-01T00:00:00Z')
    const { token: first, secret_key: key } = await make(tenant.admin)
    const { body } = await rotate(key.id, { overlap_hours: 2 })
    expect(body.token).not.toBe(first)
    expect(await read(tenant.admin, key.id)).toMatchObject({
      previous_token_until: '2026-12-01T02:00:00.000Z',
      prefix: body.token.slice(0, 16),
    })
    await drive(backend, 'setNow', '2026-12-01T01:59:59.999Z')
    for (const token of [first, body.token]) expect(await products(server(tenant, token))).toBe('200')
    await drive(backend, 'setNow', '2026-12-01T02:00:00Z')
    expect(await products(server(tenant, first))).toBe(INVALID)
    expect(await products(server(tenant, body.token))).toBe('200')
    expect((await read(tenant.admin, key.id)).previous_token_until).toBeNull()
  })

  it('without an overlap ends the token before at once; a day where nothing is said', async () => {
    await drive(backend, 'setNow', '2026-12-01T00:00:00Z')
    const { token: first, secret_key: key } = await make(tenant.admin)
    const { body } = await rotate(key.id, { overlap_hours: 0 })
    expect(await products(server(tenant, first))).toBe(INVALID)
    await rotate(key.id)
    expect((await read(tenant.admin, key.id)).previous_token_until).toBe('2026-12-02T00:00:00.000Z')
    expect(await products(server(tenant, body.token))).toBe('200')
  })

  it('ends the token before the last one, and no overlap outlives the key', async () => {
    await drive(backend, 'setNow', '2026-12-01T00:00:00Z')
    const { token: first, secret_key: key } = await make(tenant.admin, { expires_at: '2026-12-01T01:00:00Z' })
    const second = (await rotate(key.id)).body.token
    const third = (await rotate(key.id)).body.token
    expect(await products(server(tenant, first))).toBe(INVALID)
    expect(await products(server(tenant, second))).toBe('200')
    await drive(backend, 'setNow', '2026-12-01T01:00:00Z')
    for (const token of [second, third]) expect(await products(server(tenant, token))).toBe(INVALID)
  })

  it('revoking ends both tokens', async () => {
    const { token: first, secret_key: key } = await make(tenant.admin)
    const second = (await rotate(key.id)).body.token
    await tenant.admin.post(`${KEYS}/${key.id}/revoke`)
    for (const token of [first, second]) expect(await products(server(tenant, token))).toBe(INVALID)
  })
})

describe('a limit', () => {
  it('is the key’s own, told in the headers, and answered with 429', async () => {
    const { token } = await make(tenant.admin, { requests_per_minute: 3 })
    const free = await make(tenant.admin)
    const answers = []
    for (let i = 0; i < 5; i++) answers.push(await server(tenant, token).get('/admin/products'))
    expect(answers.map(outcome)).toEqual(['200', '200', '200', '429 rate_limited', '429 rate_limited'])
    expect(answers.map(({ headers }) => headers['ratelimit-remaining'])).toEqual(['2', '1', '0', '0', '0'])
    expect(answers[0]!.headers['ratelimit-limit']).toBe('3')
    expect(Number(answers[4]!.headers['retry-after'])).toBeGreaterThan(0)
    expect(await products(server(tenant, free.token))).toBe('200')
  })

  it('counts besides the tenant’s', async () => {
    const small = await backend.provisionTenant('small', { tier: 'free' })
    await backend.platform.post(`/admin/tenants/${small.id}/limits`, {
      limit_overrides: { api_requests_per_minute: 1_000 },
    })
    await new Promise((resolve) => setTimeout(resolve, 3_100))
    const { token } = await make(small.admin, { requests_per_minute: 1_000 })
    const { headers } = await server(small, token).get('/admin/products')
    // The tenant has made more requests than this key has.
    expect(Number(headers['ratelimit-remaining'])).toBeLessThan(999)
  })
})

describe('the last use', () => {
  const lastUse = async (id: string) => {
    await new Promise((resolve) => setTimeout(resolve, 200))
    return (await read(tenant.admin, id)).last_used_at
  }

  it('is written at most once a minute, and moves nothing else', async () => {
    await drive(backend, 'setNow', '2026-12-01T00:00:00Z')
    const { token, secret_key: key } = await make(tenant.admin)
    expect(key.last_used_at).toBeNull()
    await products(server(tenant, token))
    expect(await lastUse(key.id)).toBe('2026-12-01T00:00:00.000Z')
    await drive(backend, 'setNow', '2026-12-01T00:00:59Z')
    await products(server(tenant, token))
    expect(await lastUse(key.id)).toBe('2026-12-01T00:00:00.000Z')
    await drive(backend, 'setNow', '2026-12-01T00:01:00Z')
    await products(server(tenant, token))
    expect(await lastUse(key.id)).toBe('2026-12-01T00:01:00.000Z')
    expect((await read(tenant.admin, key.id)).updated_at).toBe(key.updated_at)
  })

  it('is not told of a refused token', async () => {
    const { token, secret_key: key } = await make(tenant.admin, { allowed_addresses: ['203.0.113.7'] })
    await products(server(tenant, token))
    expect(await lastUse(key.id)).toBeNull()
  })

  it('delays no request: while the row is locked, the key goes on', async () => {
    const { token, secret_key: key } = await make(tenant.admin)
    await backend.sql(async (owner) => {
      await owner.query('begin')
      await owner.query('select from secret_key where id = $1 for update', [key.id])
      expect(await products(server(tenant, token))).toBe('200')
      await owner.query('rollback')
    })
    expect(await lastUse(key.id)).not.toBeNull()
  })
})

/** The same token for another tenant, with the check that belongs to it: everybody can calculate it. */
function retarget(token: string, tenantId: string): string {
  const body = token.slice(0, -6).replace(/_[^_]+$/, `_${tenantId.slice(4)}`)
  let number = createHash('sha256').update(body).digest().readUInt32BE(0)
  let check = ''
  for (let i = 0; i < 6; i++) {
    check = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'[number % 62]! + check
    number = Math.floor(number / 62)
  }
  return body + check
}
