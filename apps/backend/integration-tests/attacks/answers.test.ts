import { gzipSync } from 'node:zlib'
import { request } from 'node:http'
import { createProduct, PASSWORD, startServer, Client, TestBackend } from '@cityos/testing'
import type { Answer, ServerProcess, TestTenant } from '@cityos/testing'
import { invite, tokenOf } from '../access/team'
import { openSession, sendRaw, statusOf } from './world'

let backend: TestBackend
let acme: TestTenant
let productId: string

beforeAll(async () => {
  backend = await TestBackend.start()
  acme = await backend.provisionTenant('acme')
  productId = (await createProduct(acme)).id
})
afterAll(() => backend?.stop())

/** What an answer must not tell: where code lies, what the database was asked, who it is, and what opens something. */
const INSIDE = new RegExp(
  [
    /\bat \S+ \(|\.(js|ts):\d+/,
    /node_modules|\/work\/|\/app\/apps|file:\/\//,
    /\bselect\b.+\bfrom\b|\binsert into\b|\bupdate "|syntax error at|violates|pg_|row-level/i,
    /ECONNREFUSED|127\.0\.0\.1|postgres:|:5432/,
    /scrypt|c2NyeXB0|password_hash|jwtSecret|cookieSecret/,
    /tenant_id|app_user|medusa_app/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'i',
)

/** The client's own words come back in some refusals. */
function expectNothingInside(what: unknown, { status, text, headers }: Answer<unknown>) {
  expect([what, status, INSIDE.exec(text)?.[0]]).toEqual([what, status, undefined])
  expect([what, headers['x-powered-by'], headers['server']]).toEqual([what, undefined, undefined])
}

/** Sends these bytes as a body. */
function sendBody(client: Client, path: string, headers: Record<string, string>, body: Buffer | string) {
  const { hostname, port } = client.address
  const all = { ...client.headers, 'content-length': String(Buffer.byteLength(body)), ...headers }
  return new Promise<Answer<unknown>>((resolve, reject) => {
    const sent = request({ hostname, port, method: 'POST', path, headers: all, agent: false }, (response) => {
      let text = ''
      response.on('data', (chunk) => (text += String(chunk)))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, body: undefined }),
      )
    })
    sent.on('error', reject)
    sent.on('close', () => reject(new Error(`${path} is answered by half`)))
    sent.setTimeout(10_000, () => sent.destroy(new Error(`${path} is not answered`)))
    sent.end(body)
  })
}

const deep = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth)
const JSON_TYPE = { 'content-type': 'application/json' }

/** What a parser may choke on, and the answers that are right. */
const BODIES: [what: string, headers: Record<string, string>, body: Buffer | string, expected: number[]][] = [
  ['no JSON', JSON_TYPE, '{"a":', [400]],
  ['JSON that is no object', JSON_TYPE, '"text"', [400]],
  ['null', JSON_TYPE, 'null', [400]],
  ['a byte order mark', JSON_TYPE, '\ufeff{}', [400]],
  ['a deep list', JSON_TYPE, deep(40_000, '[', ']'), [400]],
  ['a deep object', JSON_TYPE, `${'{"a":'.repeat(15_000)}1${'}'.repeat(15_000)}`, [400]],
  ['more than it takes', JSON_TYPE, JSON.stringify({ value: 'x'.repeat(200_000) }), [400, 413]],
  [
    'many fields',
    JSON_TYPE,
    JSON.stringify(Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`f${i}`, i]))),
    [400],
  ],
  ['a field twice', JSON_TYPE, '{"value":"a","value":{"$ne":null}}', [400]],
  ['a prototype', JSON_TYPE, '{"__proto__":{"value":"by prototype"}}', [400]],
  ['a constructor', JSON_TYPE, '{"constructor":{"prototype":{"value":"by constructor"}}}', [400]],
  [
    'a prototype beside what is asked',
    JSON_TYPE,
    '{"value":"beside","__proto__":{"isAdmin":true}}',
    [200, 400],
  ],
  [
    'a prototype in a form',
    { 'content-type': 'application/x-www-form-urlencoded' },
    '__proto__[value]=x',
    [400],
  ],
  [
    'a constructor in a form',
    { 'content-type': 'application/x-www-form-urlencoded' },
    'constructor[prototype][value]=x',
    [400],
  ],
  [
    'a form of a thousand places',
    { 'content-type': 'application/x-www-form-urlencoded' },
    'value[999999999]=x',
    [400],
  ],
  [
    'a deep form',
    { 'content-type': 'application/x-www-form-urlencoded' },
    `a${'[b]'.repeat(5_000)}=x`,
    [400],
  ],
  ['text', { 'content-type': 'text/plain' }, '{"value":"text"}', [400]],
  [
    'XML',
    { 'content-type': 'application/xml' },
    '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    [400],
  ],
  ['another character set', { 'content-type': 'application/json; charset=utf-7' }, '{}', [400, 415]],
  ['a zero byte', JSON_TYPE, '{"value":"a\\u0000b"}', [400]],
  ['half a character', JSON_TYPE, '{"value":"\\ud800"}', [200, 400]],
  ['an unknown encoding', { ...JSON_TYPE, 'content-encoding': 'br2' }, '{}', [400, 415]],
  ['no gzip that says so', { ...JSON_TYPE, 'content-encoding': 'gzip' }, '{}', [400]],
  [
    'a small gzip that is large',
    { ...JSON_TYPE, 'content-encoding': 'gzip' },
    gzipSync(Buffer.alloc(50_000_000, ' ')),
    [400, 413],
  ],
]

describe('a body', () => {
  it.each(BODIES)('of %s is refused, by name, and tells nothing', async (what, headers, body, expected) => {
    const answer = await sendBody(acme.admin, '/admin/product-tags', headers, body)
    expect([what, expected.includes(answer.status) ? 'as expected' : answer.status]).toEqual([
      what,
      'as expected',
    ])
    expectNothingInside(what, answer)
    const { text } = await acme.admin.get('/admin/product-tags?fields=value')
    expect(text).not.toMatch(/by prototype|by constructor/)
  })

  it('with a prototype pollutes nothing: whoever comes next is who they were', async () => {
    const pollute =
      '{"__proto__":{"roles":["owner"],"actor_id":"x","ignoreExpiration":true,"limit":1},"email":"a@b.example"}'
    for (const path of [
      '/auth/user/emailpass',
      '/auth/user/emailpass/reset-password',
      '/store/carts',
      '/admin/invites/accept',
    ]) {
      await sendBody(acme.store, path, JSON_TYPE, pollute)
    }
    expect((await acme.anonymous.get('/admin/products')).status).toBe(401)
    const { body } = await acme.store.get<{ limit: number }>('/store/regions')
    expect(body.limit).toBe(50)
  })
})

describe('an address', () => {
  /** Of the admin, in spellings by which a rule could be missed; nobody has signed in. */
  it.each([
    '/admin/products',
    '/ADMIN/products',
    '/admin/products/',
    '/admin//products',
    '//admin/products',
    '/admin/./products',
    '/store/../admin/products',
    '/store/%2e%2e/admin/products',
    '/store/..%2fadmin/products',
    '/store/..;/admin/products',
    '/admin;x=y/products',
    '/admin/products;jsessionid=1',
    '/admin%2fproducts',
    '/%61dmin/products',
    '/admin/products%00',
    '/admin/products%20',
    '/admin/products%0d%0aX-Y:%20z',
    '/admin/products.json',
    '/admin/products?/store/products',
    '/admin/products#/store/products',
    '/\\admin\\products',
    '/static/..%2f..%2fadmin/products',
    '/health/../admin/products',
    '/health?x=/admin/products',
    '/admin/feature-flags/../products',
    '/app/../admin/products',
  ])('%s opens the admin to nobody', async (path) => {
    const received = await sendRaw(
      backend.server.url,
      `GET ${path} HTTP/1.1\r\nHost: ${acme.host}\r\nConnection: close\r\n\r\n`,
    )
    expect([path, [200, 301, 302].includes(statusOf(received)) && !path.startsWith('/health?')]).toEqual([
      path,
      false,
    ])
    expect(received).not.toContain(productId)
    expect(received).not.toMatch(/^X-Y:/im)
  })

  it.each(['TRACE', 'TRACK', 'CONNECT', 'PROPFIND', 'PUT', 'PATCH', 'QUERY', 'GETT', 'get'])(
    'is not asked by %s',
    async (method) => {
      const received = await sendRaw(
        backend.server.url,
        `${method} /admin/products HTTP/1.1\r\nHost: ${acme.host}\r\nAuthorization: Bearer ${acme.adminToken}\r\nConnection: close\r\n\r\n`,
      )
      expect([400, 404, 405]).toContain(statusOf(received) || 404)
      expect(received).not.toContain(productId)
      expect(received).not.toContain(acme.adminToken)
    },
  )
})

describe('an error', () => {
  /** Requests that core answers with an error of its own, or falls over. */
  const FAILING: [method: string, path: string, body?: object][] = [
    ['GET', '/admin/sales-channels?location_id=x&publishable_key_id[]=y'],
    ['GET', '/admin/products?fields=nothing.of.the.kind'],
    ['GET', '/admin/products?order=nothing'],
    ['GET', '/admin/products?order=variants.nothing'],
    ['GET', '/admin/products?limit=99999999999999999999'],
    ['GET', '/admin/products?limit=-1'],
    ['GET', '/admin/products?offset=9e99'],
    ['GET', "/admin/products?q=' or 1=1 --".replaceAll(' ', '%20')],
    ['GET', '/admin/products?id[$ne]=x&id[$nothing]=y'],
    ['GET', '/admin/products?created_at[$gt]=never'],
    ['GET', '/admin/products?q=%00'],
    ['GET', '/admin/orders?id=%F0%28%8C%28'],
    ['GET', '/store/products?region_id=x&fields=*variants.calculated_price'],
    ['GET', '/store/products?fields=*variants.calculated_price'],
    ['GET', '/store/orders/%00'],
    ['POST', '/admin/product-categories', { name: 'x', parent_category_id: 'nothing' }],
    ['POST', '/admin/api-keys/nothing/sales-channels', { add: ['x'] }],
    ['POST', '/admin/shipping-options', {}],
    [
      'POST',
      '/admin/products',
      {
        title: 'x',
        options: [{ title: 'a', values: ['b'] }],
        variants: [{ title: 'v', prices: [{ currency_code: 'nothing', amount: 1 }] }],
      },
    ],
    [
      'POST',
      '/admin/products',
      { title: 'Shirt', handle: 'shirt', options: [{ title: 'a', values: ['b'] }] },
    ],
    [
      'POST',
      '/admin/price-lists',
      { title: 'x', description: 'x', prices: [{ currency_code: 'usd', amount: 1, variant_id: 'nothing' }] },
    ],
    ['POST', '/admin/customers', { email: 'no e-mail' }],
    ['POST', '/store/carts', { region_id: 'nothing' }],
    ['POST', '/store/carts/nothing/complete'],
    ['POST', '/store/payment-collections/nothing/payment-sessions', { provider_id: 'pp_nothing' }],
    ['POST', '/auth/mfa/factors', { provider: 'nothing' }],
    ['POST', '/auth/verification/request', { entity_type: 'x', code_provider: 'nothing', entity_id: 'x' }],
    ['POST', '/auth/user/nothing', {}],
    ['POST', '/auth/user/emailpass/callback', {}],
    ['POST', '/hooks/payment/nothing', {}],
  ]

  it.each(FAILING)('of %s %s tells nothing of what is inside', async (...request) => {
    // Counted arguments, when one is missing, make jest wait for a callback.
    const [method, path, body] = request
    const admin = acme.admin.with({ 'x-publishable-api-key': acme.publishableKey })
    for (const client of [admin, acme.store]) {
      expectNothingInside(`${method} ${path}`, await client.send(method, path, body))
    }
  })

  it('of a login says as little of one that exists as of one that does not', async () => {
    const attempt = (email: unknown, password: unknown) =>
      acme.anonymous
        .with({ 'x-forwarded-for': '198.51.100.99' })
        .post('/auth/user/emailpass', { email, password })
    const [known, unknown] = [
      await attempt(acme.adminEmail, 'wrong'),
      await attempt('no@body.example', 'wrong'),
    ]
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text])
    for (const odd of [{ $ne: null }, ['x'], 1, true, { toString: 'x' }]) {
      const answers = [await attempt(odd, PASSWORD), await attempt(acme.adminEmail, odd)]
      for (const answer of answers) {
        expect(answer.status).toBe(401)
        expectNothingInside(odd, answer)
      }
    }
  })

  it('and no other answer holds a password’s hash or somebody else’s token', async () => {
    for (const path of [
      '/admin/users?fields=*',
      '/admin/users/me?fields=*,auth_identity.*,*auth_identities.provider_identities',
      '/admin/customers?fields=*,auth_identity.*',
      '/admin/api-keys?fields=*',
      '/admin/invites?fields=*',
      '/admin/tenant/members',
      '/admin/users?fields=provider_identities.provider_metadata',
    ]) {
      const answer = await acme.admin.get(path)
      expect([path, /provider_metadata|"salt"|c2NyeXB0/.test(answer.text)]).toEqual([path, false])
    }
  })
})

describe('the log of a server', () => {
  let server: ServerProcess
  beforeAll(async () => {
    const env = { NODE_ENV: 'staging', LOG_LEVEL: 'http' }
    server = await startServer({ DATABASE_APP_URL: backend.database.appUrl, ...env })
  }, 120_000)
  afterAll(() => server?.stop())

  it('holds the requests, and nothing that opens anything', async () => {
    const here = (client: Client) => new Client(server.url, client.headers)
    const token = tokenOf(await invite(acme.admin, 'logged@staff.example', ['viewer']))
    const session = await openSession(acme.admin)
    const anonymous = here(acme.anonymous)
    const password = 'a-password-that-is-logged'
    const secrets = [
      token,
      password,
      acme.adminToken,
      session.headers['cookie']!.slice(12),
      'sign1n-c0de',
      's1gned',
    ]
    await anonymous.post(`/admin/invites/accept?token=${token}`, {})
    await anonymous.with({ referer: `http://acme.localhost/app/invite?token=${token}` }).get('/store/regions')
    await anonymous.post('/auth/user/emailpass', { email: 'logged@staff.example', password })
    await anonymous.get(`/auth/user/emailpass?email=a@b.example&password=${password}`)
    await anonymous.get('/identity/callback?code=sign1n-c0de&state=sign1n-c0de')
    await anonymous.get('/static/acme/private-x.csv?signature=s1gned&expires=1')
    await here(acme.admin).get('/admin/products?fields=nothing.of.the.kind')
    await here(session).get('/admin/products')
    await here(acme.admin).post('/admin/users', { password })
    await new Promise((resolve) => setTimeout(resolve, 500))
    const log = server.log()
    expect(log).toContain('/admin/invites/accept?token=[hidden]')
    expect(secrets.filter((secret) => log.includes(secret))).toEqual([])
  })
})
