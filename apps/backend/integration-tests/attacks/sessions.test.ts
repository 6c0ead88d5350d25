import { expectOk, PASSWORD, startServer, Client, TestBackend } from '@cityos/testing'
import type { Answer, ServerProcess, TestTenant } from '@cityos/testing'
import { routeTable } from '../../src/access/route-table'
import { cookieOf, createShopper, openSession, outcome, resetToken, type Shopper } from './world'

const EVIL = { origin: 'https://evil.example' }

let backend: TestBackend
let acme: TestTenant
let staff: Client
let buyer: Shopper
let shopper: Client
let own: { origin: string }

beforeAll(async () => {
  backend = await TestBackend.start()
  acme = await backend.provisionTenant('acme', { domains: ['www.acme.example', 'shop.acme.example'] })
  await backend.provisionTenant('rival', { domains: ['www.rival.example'] })
  staff = await openSession(acme.admin.with({ 'x-publishable-api-key': acme.publishableKey }))
  buyer = await createShopper(acme, 'buyer')
  shopper = await openSession(buyer.client)
  own = { origin: `http://${acme.host}` }
}, 300_000)
afterAll(() => backend?.stop())

/** Where a page can be that somebody with a session looks at, and what its browser then says. */
const FOREIGN: [page: string, headers: Record<string, string>][] = [
  ['another site', EVIL],
  ['another site, as the browser judges', { ...EVIL, 'sec-fetch-site': 'cross-site' }],
  ['no site that has a name', { origin: 'null' }],
  ['an extension', { origin: 'chrome-extension://acme.localhost' }],
  ['a neighbour below the same domain', { origin: 'http://rival.localhost', 'sec-fetch-site': 'same-site' }],
  ['a neighbour whose browser does not judge', { origin: 'http://rival.localhost' }],
  ['another tenant’s own domain', { origin: 'https://www.rival.example' }],
  ['a subdomain of this host', { origin: 'http://x.acme.localhost' }],
  ['a host that only begins alike', { origin: 'http://acme.localhost.evil.example' }],
  ['a user of that name', { origin: 'http://acme.localhost@evil.example' }],
  ['this host and a path', { origin: 'http://acme.localhost/..' }],
  ['two origins', { origin: 'http://acme.localhost, https://evil.example' }],
  ['nowhere that a browser names, across sites', { 'sec-fetch-site': 'cross-site' }],
  ['nowhere that a browser names, on the same site', { 'sec-fetch-site': 'same-site' }],
]

const writes = [...routeTable.keys()]
  .map((key) => key.split(' ') as [string, string])
  .filter(([method]) => method !== 'GET')
  .map(([method, path]) => [method, path.replaceAll(/:\w+/g, 'some').replace('*', 'x')] as const)

describe('a page elsewhere', () => {
  it.each(FOREIGN)('at %s changes nothing with a session', async (_page, headers) => {
    const write = { name: `by ${JSON.stringify(headers)}` }
    expect(outcome(await staff.with(headers).post('/admin/sales-channels', write))).toBe(
      '403 origin_forbidden',
    )
    expect(outcome(await staff.with(headers).delete('/auth/session'))).toBe('403 origin_forbidden')
    const address = { address_1: 'X', city: 'X', country_code: 'us' }
    const answer = await shopper.with(headers).post('/store/customers/me/addresses', address)
    expect(outcome(answer)).toBe('403 origin_forbidden')
  })

  it('reaches no route that changes something, with any session, though every route is known', async () => {
    const open: string[] = []
    for (const session of [staff, shopper]) {
      for (const [method, path] of writes) {
        const answer = await session.with(EVIL).send(method, path, {})
        // A shopper's session is none for the staff's routes.
        const nobody = session === shopper && path.startsWith('/admin') && answer.status === 401
        if (outcome(answer) !== '403 origin_forbidden' && !nobody)
          open.push(`${method} ${path}: ${answer.status}`)
      }
    }
    expect(writes.length).toBeGreaterThan(250)
    expect(open).toEqual([])
  }, 120_000)

  it.each([
    ['text/plain', '{"name":"by text"}'],
    ['application/x-www-form-urlencoded', 'name=by+form'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nx\r\n--x--\r\n',
    ],
    ['application/json', '{"name":"by json"}'],
  ])('sends %s as a form can, in vain', async (type, body) => {
    for (const page of [EVIL, { origin: 'null' }, {}]) {
      const headers = { ...page, 'content-type': type, 'content-length': String(Buffer.byteLength(body)) }
      const answer = await sendText(staff.with(headers), 'POST', '/admin/sales-channels', body)
      expect(outcome(answer)).toBe('403 origin_forbidden')
    }
    expect(await channels()).not.toContain('by ')
  })

  it.each([
    ['GET', { 'x-http-method-override': 'POST' }, '/admin/sales-channels?_method=POST&name=overridden'],
    ['GET', { 'x-method-override': 'DELETE' }, '/auth/session?_method=DELETE'],
    ['HEAD', { 'x-http-method': 'DELETE' }, '/auth/session'],
  ])('changes nothing by a %s that calls itself another method', async (method, headers, path) => {
    await staff.with({ ...headers, 'sec-fetch-site': 'cross-site' }).send(method, path)
    expect(await channels()).not.toContain('overridden')
    expect((await staff.get('/admin/products')).status).toBe(200)
  })

  it('is anybody who does not say where it is', async () => {
    for (const [session, path] of [
      [staff, '/admin/sales-channels'],
      [shopper, '/store/customers/me'],
    ] as const) {
      const headers = { 'content-type': 'application/json', 'content-length': '2' }
      const answer = await sendText(session.with(headers), 'POST', path, '{}')
      expect(outcome(answer)).toBe('403 origin_forbidden')
    }
  })

  it('at another port drives no staff', async () => {
    const page = staff.with({ origin: 'http://acme.localhost:8080' })
    expect(outcome(await page.post('/admin/sales-channels', { name: 'by port' }))).toBe(
      '403 origin_forbidden',
    )
    expect(outcome(await page.get('/admin/products'))).toBe('403 origin_forbidden')
  })

  it('reads nothing of the staff’s either, not even at a domain of the tenant', async () => {
    const pages = ['https://evil.example', 'https://www.rival.example', 'https://www.acme.example', 'null']
    for (const origin of pages) {
      const answer = await staff.with({ origin }).get('/admin/products')
      expect([origin, outcome(answer)]).toEqual([origin, '403 origin_forbidden'])
      expect(outcome(await staff.with({ origin }).send('HEAD', '/admin/products'))).toBe('403')
      // This one would answer with a token that needs no cookie.
      expect(outcome(await staff.with({ origin }).post('/auth/token/refresh'))).toBe('403 origin_forbidden')
    }
  })

  it('is not told that it may ask, by a preflight', async () => {
    const ask = (client: Client, origin: string, path: string) =>
      client
        .with({
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization',
        })
        .send('OPTIONS', path)
    for (const path of ['/admin/products', '/store/carts', '/auth/session', '/auth/token/refresh']) {
      for (const origin of [
        'https://evil.example',
        'https://www.rival.example',
        'null',
        'http://x.acme.localhost',
      ]) {
        const { headers } = await ask(acme.anonymous, origin, path)
        expect([path, origin, headers['access-control-allow-origin']]).toEqual([path, origin, undefined])
      }
    }
  })
})

describe('what is not a page elsewhere', () => {
  const rename = (client: Client) => client.post('/admin/sales-channels', { name: 'by the admin' })

  it.each([
    ['of this host', {}],
    ['of this host, as the browser judges', { 'sec-fetch-site': 'same-origin' }],
  ])('a page %s goes on', async (_page, headers) => {
    expect((await rename(staff.with({ ...own, ...headers }))).status).toBe(200)
    expect((await staff.with({ ...own, ...headers }).get('/admin/products')).status).toBe(200)
  })

  it('neither is a link that somebody follows', async () => {
    const link = staff.with({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })
    expect((await link.get('/admin/products')).status).toBe(200)
  })

  it('an admin that the operator hosts elsewhere goes on; a storefront that the operator names does not drive it', async () => {
    expect((await rename(staff.with({ origin: 'http://localhost:9000' }))).status).toBe(200)
    expect(outcome(await rename(staff.with({ origin: 'http://localhost:8000' })))).toBe(
      '403 origin_forbidden',
    )
  })

  it('a storefront at the tenant’s own domain knows its shoppers, and theirs alone', async () => {
    const address = { address_1: 'X', city: 'X', country_code: 'us' }
    const save = (origin: string) => shopper.with({ origin }).post('/store/customers/me/addresses', address)
    expect((await save('https://www.acme.example')).status).toBe(200)
    expect((await save('http://localhost:8000')).status).toBe(200)
    expect(outcome(await save('https://www.rival.example'))).toBe('403 origin_forbidden')
  })

  it('tokens and keys are not asked where they come from', async () => {
    const key = await backend.createSecretKey(acme)
    const basic = `Basic ${Buffer.from(`${key}:`).toString('base64')}`
    for (const authorization of [`Bearer ${acme.adminToken}`, basic]) {
      for (const page of [EVIL, {}, { 'sec-fetch-site': 'cross-site' }]) {
        const answer = await acme.anonymous.with({ authorization, ...page }).post('/admin/product-tags', {
          value: `t${Math.random()}`,
        })
        expect(answer.status).toBe(200)
      }
    }
  })

  it('but a token beside a session is no excuse', async () => {
    const both = staff.with({ authorization: `Bearer ${acme.adminToken}`, ...EVIL })
    expect(outcome(await rename(both))).toBe('403 origin_forbidden')
  })
})

describe('a session', () => {
  it('has a cookie that scripts, other hosts and other sites’ forms do not get', async () => {
    const opened = await acme.admin.post('/auth/session')
    const [cookie] = [opened.headers['set-cookie'] ?? []].flat()
    const [pair, ...attributes] = cookie!.split('; ')
    expect(pair).toMatch(/^connect\.sid=/)
    const names = attributes.map((attribute) => attribute.split('=')[0]).sort()
    expect(names).toEqual(['Expires', 'HttpOnly', 'Path', 'SameSite'])
    expect(attributes).toEqual(expect.arrayContaining(['HttpOnly', 'Path=/', 'SameSite=Lax']))
  })

  it('begins with a new id, whoever brought the one from before', async () => {
    const planted = cookieOf(await buyer.client.post('/auth/session'))
    const victim = acme.admin.with({ cookie: planted, ...own })
    const opened = await victim.post('/auth/session')
    expect(opened.status).toBe(200)
    const fresh = cookieOf(opened)
    expect(fresh).not.toBe(planted)
    expect((await acme.anonymous.with({ cookie: fresh }).get('/admin/products')).status).toBe(200)
    const attacker = acme.store.with({ cookie: planted })
    expect((await attacker.get('/admin/products')).status).toBe(401)
    expect((await attacker.get('/store/customers/me')).status).toBe(401)
  })

  it('has an id that the server made', async () => {
    for (const cookie of ['connect.sid=chosen', 'connect.sid=s%3Achosen.forged', 'connect.sid=s:../../x.y']) {
      const opened = await acme.admin.with({ cookie, ...own }).post('/auth/session')
      expect(cookieOf(opened)).not.toContain('chosen')
    }
  })

  it('is kept for nobody who has not signed in', async () => {
    for (const answer of [
      await acme.anonymous.post('/auth/session'),
      await acme.store.get('/store/regions'),
    ]) {
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
  })

  it('is over after signing out, for whoever kept the cookie', async () => {
    const session = await openSession(acme.admin)
    expect((await session.get('/admin/products')).status).toBe(200)
    const out = await session.with(own).delete('/auth/session')
    expect(out.status).toBe(200)
    expect(String(out.headers['set-cookie'])).toContain('connect.sid=;')
    expect((await session.get('/admin/products')).status).toBe(401)
  })

  it('of a secret key there is none', async () => {
    const basic = Buffer.from(`${await backend.createSecretKey(acme, 'session')}:`).toString('base64')
    const answer = await acme.anonymous.with({ authorization: `Basic ${basic}` }).post('/auth/session')
    expect([answer.status, answer.headers['set-cookie']]).toEqual([401, undefined])
  })
})

describe('a new password', () => {
  const NEW = 'another-password-for-tests'

  const resetWith = async (actor: 'user' | 'customer', email: string) => {
    const token = await resetToken(backend, acme, actor, email)
    return acme.anonymous
      .with({ authorization: `Bearer ${token}` })
      .post(`/auth/${actor}/emailpass/update`, { password: NEW })
  }

  it('ends every session and token of before, and what they were renewed to', async () => {
    const { email, client } = await createShopper(acme, 'robbed')
    const session = await openSession(client)
    const renewed = async (from: Client) => (await from.post('/auth/token/refresh')).status
    expect((await session.get('/store/customers/me')).status).toBe(200)
    expect(await renewed(client)).toBe(200)

    await aSecond()
    expect((await resetWith('customer', email)).status).toBe(200)
    for (const thief of [client, session]) {
      expect(outcome(await thief.get('/store/customers/me'))).toBe('401 unauthorized')
    }
    expect(await renewed(client)).toBe(401)
    expect(await renewed(session.with(own))).toBe(401)
    expect((await client.post('/auth/session')).status).toBe(401)

    const login = { email, password: NEW }
    const { token } = expectOk(await acme.store.post<{ token: string }>('/auth/customer/emailpass', login))
    const owner = acme.store.with({ authorization: `Bearer ${token}` })
    expect((await owner.get('/store/customers/me')).status).toBe(200)
    expect(await renewed(owner)).toBe(200)
  })

  it('ends the staff’s too', async () => {
    const host = await backend.provisionTenant('doors')
    const token = await resetToken(backend, host, 'user', host.adminEmail)
    const session = await openSession(host.admin)
    const reset = host.anonymous.with({ authorization: `Bearer ${token}` })
    await aSecond()
    expect((await reset.post('/auth/user/emailpass/update', { password: NEW })).status).toBe(200)
    for (const thief of [host.admin, session]) {
      expect(outcome(await thief.get('/admin/products'))).toBe('401 unauthorized')
    }
  })

  it('takes a login away from whoever registered it before its owner came', async () => {
    const email = 'expected@staff.example'
    const login = { email, password: PASSWORD }
    const early = expectOk(
      await acme.anonymous.post<{ token: string }>('/auth/user/emailpass/register', login),
    ).token
    const squatter = acme.anonymous.with({ authorization: `Bearer ${early}` })
    await aSecond()
    expect((await resetWith('user', email)).status).toBe(200)
    const { token } = expectOk(
      await acme.anonymous.post<{ token: string }>('/auth/user/emailpass', { email, password: NEW }),
    )
    const { invitation } = expectOk(
      await acme.admin.post<{ invitation: { accept_url: string } }>('/admin/tenant/invitations', {
        email,
        roles: ['admin'],
      }),
    )
    const invite = new URL(invitation.accept_url).searchParams.get('token')!
    const path = `/admin/invites/accept?token=${invite}`
    expect((await squatter.post(path, {})).status).toBe(401)
    expect((await acme.anonymous.with({ authorization: `Bearer ${token}` }).post(path, {})).status).toBe(200)
    const { status, text } = await squatter.post('/auth/token/refresh')
    expect([status, text.includes('token')]).toEqual([401, false])
  })
})

describe('in production', () => {
  let server: ServerProcess
  beforeAll(async () => {
    server = await startServer({ DATABASE_APP_URL: backend.database.appUrl, NODE_ENV: 'staging' })
  }, 120_000)
  afterAll(() => server?.stop())

  it('the cookie is its host’s own and travels by HTTPS alone', async () => {
    const client = new Client(server.url, {
      host: acme.host,
      authorization: `Bearer ${acme.adminToken}`,
      'x-forwarded-proto': 'https',
    })
    const [cookie] = [(await client.post('/auth/session')).headers['set-cookie'] ?? []].flat()
    const [pair, ...attributes] = cookie!.split('; ')
    expect(pair).toMatch(/^__Host-connect\.sid=/)
    expect(attributes).toEqual(expect.arrayContaining(['Secure', 'HttpOnly', 'Path=/', 'SameSite=Lax']))
    expect(cookie).not.toContain('Domain')
    const plain = await client.with({ 'x-forwarded-proto': 'http' }).post('/auth/session')
    expect(plain.headers['set-cookie']).toBeUndefined()
  })
})

/** What is changed in the second in which it was made is taken for made so. */
const aSecond = () => new Promise((resolve) => setTimeout(resolve, 1_100))

async function channels(): Promise<string> {
  return (await acme.admin.get('/admin/sales-channels?fields=name&limit=100')).text
}

/** A body that is no JSON. */
async function sendText(client: Client, method: string, path: string, body: string): Promise<Answer> {
  const { hostname, port } = client.address
  const { request } = await import('node:http')
  return new Promise((resolve, reject) => {
    const sent = request(
      { hostname, port, method, path, headers: client.headers, agent: false },
      (response) => {
        let text = ''
        response.on('data', (chunk) => (text += String(chunk)))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text,
            body: JSON.parse(text) as Answer['body'],
          }),
        )
      },
    )
    sent.on('error', reject).end(body)
  })
}
