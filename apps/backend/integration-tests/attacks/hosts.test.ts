import { createProduct, expectOk, TestBackend, type Client, type TestTenant } from '@cityos/testing'
import type { SentInvitation } from '@cityos/contracts'
import { createShopper, outcome, sendRaw, statusOf } from './world'

let backend: TestBackend
let acme: TestTenant
let rival: TestTenant
/** Everybody of Acme who could try, and never may act in another tenant. */
let callers: Record<string, Client>

beforeAll(async () => {
  backend = await TestBackend.start()
  acme = await backend.provisionTenant('acme', { domains: ['www.acme.example'] })
  rival = await backend.provisionTenant('rival', { domains: ['www.rival.example'] })
  for (const tenant of [acme, rival]) await createProduct(tenant, { title: `${tenant.handle}-only` })
  const key = `Basic ${Buffer.from(`${await backend.createSecretKey(acme)}:`).toString('base64')}`
  callers = {
    visitor: acme.store,
    shopper: (await createShopper(acme, 'curious')).client,
    owner: acme.admin,
    server: acme.anonymous.with({ authorization: key }),
  }
})
afterAll(() => backend?.stop())

const pathFor = (caller: string) =>
  caller === 'owner' || caller === 'server' ? '/admin/products' : '/store/products'

describe('a header that names another tenant', () => {
  const IGNORED = [
    'x-tenant-id',
    'x-tenant-handle',
    'x-tenantid',
    'x_tenant',
    'tenant',
    'tenant-id',
    'x-forwarded-tenant',
    'x-original-tenant',
    'x-shop',
    'x-store-id',
    'x-medusa-tenant',
  ]

  it.each(IGNORED)('%s says nothing, to nobody', async (header) => {
    for (const [name, client] of Object.entries(callers)) {
      for (const value of [rival.id, 'rival', 'platform']) {
        const { status, text } = await client.with({ [header]: value }).get(pathFor(name))
        expect([name, status]).toEqual([name, 200])
        expect(text).toContain('acme-only')
        expect(text).not.toContain('rival-only')
      }
    }
  })

  it.each([
    'rival',
    'RIVAL',
    ' rival ',
    'acme, rival',
    'rival, acme',
    'platform',
    'acme\u00ad',
    '%61cme',
    '../rival',
    '*',
    '',
    '__proto__',
    'constructor',
    "' or '1'='1",
    'r\u0131val',
    '["rival"]',
    '{"$ne":null}',
  ])('x-tenant: %j is refused on a host that has another', async (value) => {
    for (const [name, client] of Object.entries(callers)) {
      const sent = Buffer.from(value, 'utf8').toString('latin1')
      const answer = await client.with({ 'x-tenant': sent }).get(pathFor(name))
      expect([name, outcome(answer)]).toEqual([name, '400 tenant_mismatch'])
      expect(answer.text).not.toContain('rival-only')
    }
  })

  it('is none of the header’s by another case or by coming twice', async () => {
    const send = (...lines: string[]) =>
      sendRaw(
        backend.server.url,
        [
          'GET /admin/products HTTP/1.1',
          `Host: ${acme.host}`,
          `Authorization: Bearer ${acme.adminToken}`,
          ...lines,
          'Connection: close',
          '',
          '',
        ].join('\r\n'),
      )
    for (const lines of [
      ['X-TENANT: rival'],
      ['x-tenant: acme', 'x-tenant: rival'],
      ['X-Tenant: rival', 'x-tenant: acme'],
      ['x-tenant: acme', 'X-TENANT: acme'],
    ]) {
      const received = await send(...lines)
      expect([lines, statusOf(received)]).toEqual([lines, 400])
      expect(received).not.toContain('only')
    }
    for (const lines of [['X-Tenant : rival'], ['x-tenant:acme', ' rival'], ['x-tenant\u0000: rival']]) {
      expect([lines, statusOf(await send(...lines))]).toEqual([lines, 400])
    }
  })

  it('in the query, the body or a cookie is none at all', async () => {
    for (const query of [
      'x-tenant=rival',
      'tenant=rival',
      'tenant_id=' + rival.id,
      'filters[tenant_id]=' + rival.id,
    ]) {
      const { text } = await acme.store.get(`/store/products?${query}`)
      expect(text).not.toContain('rival-only')
    }
    const cookie = `tenant=${rival.id}; x-tenant=rival`
    expect((await acme.admin.with({ cookie }).get('/admin/products')).text).not.toContain('rival-only')
  })

  it('opens the platform to nobody', async () => {
    for (const client of Object.values(callers)) {
      for (const value of ['platform', rival.id]) {
        const { host: _, ...credentials } = client.headers
        const elsewhere = backend.client('localhost').with({ ...credentials, 'x-tenant': value })
        const answer = await elsewhere.with({ 'x-publishable-api-key': undefined }).get('/admin/products')
        // A secret key tells its tenant by itself, and the header another.
        expect(answer.status).toBe(client === callers['server'] ? 400 : 401)
        expect((await elsewhere.get('/admin/tenants')).status).toBeGreaterThanOrEqual(400)
      }
    }
  })
})

describe('a header that names another host', () => {
  const OTHERS: Record<string, string>[] = [
    { 'x-forwarded-host': 'www.rival.example' },
    { 'x-forwarded-server': 'www.rival.example' },
    { forwarded: 'host=www.rival.example;proto=https' },
    { 'x-host': 'www.rival.example' },
    { 'x-original-host': 'www.rival.example' },
    { 'x-original-url': '/admin/tenants' },
    { 'x-rewrite-url': '/admin/tenants' },
    { 'x-http-host-override': 'www.rival.example' },
    { 'x-forwarded-prefix': '/admin/tenants' },
    { 'x-forwarded-proto': 'javascript' },
    { 'x-forwarded-for': '127.0.0.1, www.rival.example' },
    { referer: 'http://rival.localhost/admin' },
    { origin: 'http://rival.localhost' },
  ]

  it.each(OTHERS)('%j leads nowhere else', async (headers) => {
    for (const [name, client] of Object.entries(callers)) {
      const { status, text } = await client.with(headers).get(pathFor(name))
      expect([name, status, text.includes('acme-only'), text.includes('rival-only')]).toEqual([
        name,
        200,
        true,
        false,
      ])
    }
  })

  it.each(OTHERS)('%j is in no link that the server makes', async (headers) => {
    const { invitation } = expectOk(
      await acme.admin.with(headers).post<{ invitation: SentInvitation }>('/admin/tenant/invitations', {
        email: `i${Math.random()}@staff.example`,
        roles: ['viewer'],
      }),
    )
    const link = new URL(invitation.accept_url!)
    expect([link.hostname, /^https?:$/.test(link.protocol)]).toEqual([acme.host, true])
    const reset = await acme.anonymous
      .with(headers)
      .post('/auth/user/emailpass/reset-password', { identifier: `${Math.random()}@staff.example` })
    expect([reset.status, reset.text.includes('rival')]).toEqual([201, false])
  })

  it.each(OTHERS)('%j stays in no answer that others get', async (headers) => {
    const path = `/store/products?limit=${OTHERS.indexOf(headers) + 10}`
    const poisoned = await acme.store.with(headers).get(path)
    const clean = await acme.store.get(path)
    expect(clean.status).toBe(200)
    for (const { text, headers: told } of [poisoned, clean]) {
      expect(JSON.stringify([text, told]).replaceAll('http://rival.localhost', '')).not.toContain('rival')
    }
    expect(clean.headers['access-control-allow-origin']).toBeUndefined()
    expect(clean.headers['location']).toBeUndefined()
  })
})

/** The line of the request and its Host, and what may come of it. */
const SPELLED: [target: string, hosts: string[], expected: number[]][] = [
  ['/store/products', ['acme.localhost'], [200]],
  ['/store/products', ['ACME.LOCALHOST'], [200]],
  ['/store/products', ['acme.localhost.'], [200]],
  ['/store/products', ['acme.localhost:1'], [200]],
  ['/store/products', ['acme.localhost:80.'], [400, 404]],
  ['/store/products', ['acme.localhost..'], [400, 404]],
  ['/store/products', ['acme.localhost:x'], [400, 404]],
  ['/store/products', ['rival.localhost'], [400]],
  ['/store/products', ['acme.localhost@rival.localhost'], [400, 404]],
  ['/store/products', ['rival.localhost#.acme.localhost'], [400, 404]],
  ['/store/products', ['rival.localhost, acme.localhost'], [400, 404]],
  ['/store/products', ['acme.localhost', 'rival.localhost'], [400]],
  ['/store/products', ['rival.localhost', 'acme.localhost'], [400]],
  ['/store/products', [], [400]],
  ['/store/products', [''], [400, 404]],
  ['/store/products', ['localhost.acme.localhost'], [404]],
  ['/store/products', ['%61cme.localhost'], [400, 404]],
  ['/store/products', ['acme。localhost'], [400, 404]],
  ['/store/products', ['acme.localhost\u0000'], [400, 404]],
  ['http://rival.localhost/store/products', ['acme.localhost'], [200]],
  ['http://acme.localhost/store/products', ['rival.localhost'], [400]],
  ['//rival.localhost/store/products', ['acme.localhost'], [404]],
  ['rival.localhost:80', ['acme.localhost'], [400, 404]],
  ['*', ['acme.localhost'], [400, 404]],
  ['\\store\\products', ['acme.localhost'], [400, 404]],
]

describe('a host, however it is spelled,', () => {
  it.each(SPELLED)('%s at %j is Acme’s or nobody’s', async (target, hosts, expected) => {
    const received = await sendRaw(
      backend.server.url,
      [
        `GET ${target} HTTP/1.1`,
        ...hosts.map((host) => `Host: ${host}`),
        `x-publishable-api-key: ${acme.publishableKey}`,
        'Connection: close',
        '',
        '',
      ].join('\r\n'),
    )
    expect(expected).toContain(statusOf(received))
    expect(received).not.toContain('rival-only')
    if (statusOf(received) === 200) expect(received).toContain('acme-only')
  })
})

describe('two requests in one', () => {
  const smuggled = (host: string) => `GET /admin/products HTTP/1.1\r\nHost: ${host}\r\n\r\n`

  it.each([
    ['a length and chunks', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['two lengths', 'Content-Length: 0\r\nContent-Length: 40\r\n\r\n'],
    ['chunks by another name', 'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'],
    ['chunks twice', 'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n'],
    ['a length that is none', 'Content-Length: -1\r\n\r\n'],
    ['a line that goes on', 'Content-Length: 0\r\n x: y\r\n\r\n'],
    ['a chunk with an odd size', 'Transfer-Encoding: chunked\r\n\r\n0x1\r\nx\r\n0\r\n\r\n'],
  ])('by %s: the second is not answered', async (_how, rest) => {
    const first =
      `POST /store/carts HTTP/1.1\r\nHost: ${acme.host}\r\n` +
      `x-publishable-api-key: ${acme.publishableKey}\r\nContent-Type: application/json\r\n${rest}`
    const received = await sendRaw(backend.server.url, `${first}${smuggled(rival.host)}`)
    expect(statusOf(received)).toBe(400)
    expect(received.match(/HTTP\/1\.1/g)).toHaveLength(1)
  })

  it('one after the other are each its own host’s', async () => {
    const ask = (tenant: TestTenant, last = false) =>
      `GET /store/products HTTP/1.1\r\nHost: ${tenant.host}\r\nx-publishable-api-key: ${tenant.publishableKey}\r\n` +
      `${last ? 'Connection: close\r\n' : ''}\r\n`
    const received = await sendRaw(backend.server.url, `${ask(acme)}${ask(rival)}${ask(acme, true)}`)
    expect(received.match(/(acme|rival)-only/g)!.filter((word, i, all) => word !== all[i - 1])).toEqual([
      'acme-only',
      'rival-only',
      'acme-only',
    ])
  })
})
