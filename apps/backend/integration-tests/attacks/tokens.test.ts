import { createHmac } from 'node:crypto'
import { expectOk, PASSWORD, TestBackend, type Client, type TestTenant } from '@cityos/testing'
import { invite, tokenOf } from '../access/team'
import { createShopper, openSession, resetToken } from './world'

let backend: TestBackend
let acme: TestTenant
/** Every token that somebody can hold, by what it was made for. */
const tokens: Record<string, string> = {}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>

/** The claims of a token, signed anew. */
function forge(
  claims: Record<string, unknown>,
  secret: string,
  header: object = { alg: 'HS256', typ: 'JWT' },
) {
  const signed = `${encode(header)}.${encode(claims)}`
  const hash = createHmac('sha256', secret).update(signed).digest('base64url')
  return `${signed}.${secret && hash}`
}

const register = async (actor: string, email: string) =>
  expectOk(
    await acme.store.post<{ token: string }>(`/auth/${actor}/emailpass/register`, {
      email,
      password: PASSWORD,
    }),
  ).token

beforeAll(async () => {
  backend = await TestBackend.start()
  acme = await backend.provisionTenant('acme')
  const rival = await backend.provisionTenant('rival')
  const buyer = await createShopper(acme, 'buyer')
  const claims = claimsOf(acme.adminToken)
  const session = await openSession(acme.admin)
  Object.assign(tokens, {
    user: acme.adminToken,
    customer: buyer.token,
    'user of another tenant': rival.adminToken,
    'user of the platform': backend.platform.headers['authorization']!.replace('Bearer ', ''),
    'customer of another tenant': (await createShopper(rival, 'buyer')).token,
    'registration as user': await register('user', 'new@staff.example'),
    'registration as customer': await register('customer', 'new@shoppers.example'),
    'new password of a user': await resetToken(backend, acme, 'user', acme.adminEmail),
    'new password of a customer': await resetToken(backend, acme, 'customer', buyer.email),
    invitation: tokenOf(await invite(acme.admin, 'invited@staff.example', ['admin'])),
    'publishable key': acme.publishableKey,
    'secret key': await backend.createSecretKey(acme),
    session: session.headers['cookie']!.replace('connect.sid=', ''),
    'user, unsigned': forge(claims, '', { alg: 'none', typ: 'JWT' }),
    'user, by the key of the whole installation': forge(
      claims,
      'development-jwt-secret-do-not-use-in-production',
    ),
    'user, by an empty key': forge(claims, ' '),
    'user, by another method': forge(claims, acme.publishableKey, { alg: 'RS256', typ: 'JWT' }),
    'user, with other claims': acme.adminToken.replace(
      /\.[^.]+\./,
      `.${encode({ ...claims, actor_id: 'x' })}.`,
    ),
    'customer, as a user': buyer.token.replace(
      /\.[^.]+\./,
      `.${encode({ ...claimsOf(buyer.token), actor_type: 'user' })}.`,
    ),
    nothing: 'undefined',
  })
}, 300_000)
afterAll(() => backend?.stop())

type Ask = (client: Client) => Promise<{ status: number }>

/** What a token may open, and the tokens that do; everybody else is refused. */
const DOORS: [door: string, ask: Ask, opens: string[]][] = [
  ['the admin', (client) => client.get('/admin/products'), ['user', 'secret key']],
  [
    'a change in the admin',
    (client) => client.post('/admin/product-tags', { value: `${Math.random()}` }),
    ['user', 'secret key'],
  ],
  ['one’s own user', (client) => client.get('/admin/users/me'), ['user']],
  ['one’s own customer', (client) => client.get('/store/customers/me'), ['customer']],
  ['one’s own orders', (client) => client.get('/store/orders'), ['customer']],
  [
    'a session',
    (client) => client.post('/auth/session'),
    ['user', 'customer', 'registration as user', 'registration as customer'],
  ],
  // Core renews whatever is registered; without an account behind it that opens nothing above.
  [
    'a renewed token',
    (client) => client.post('/auth/token/refresh'),
    ['user', 'customer', 'registration as user', 'registration as customer'],
  ],
  [
    'another factor',
    (client) => client.get('/auth/mfa/factors'),
    ['user', 'customer', 'registration as user', 'registration as customer'],
  ],
  [
    'the platform',
    (client) => client.with({ host: 'localhost', 'x-publishable-api-key': undefined }).get('/admin/tenants'),
    ['user of the platform'],
  ],
]

it.each(DOORS)('%s is opened by the tokens for it alone', async (_door, ask, opens) => {
  const opened: string[] = []
  for (const [kind, token] of Object.entries(tokens)) {
    const { status } = await ask(acme.store.with({ authorization: `Bearer ${token}` }))
    expect([kind, status < 500]).toEqual([kind, true])
    if (status < 400) opened.push(kind)
  }
  expect(opened.sort()).toEqual([...opens].sort())
})

it('the same tokens open as little by another scheme', async () => {
  for (const [kind, token] of Object.entries(tokens)) {
    if (kind === 'secret key') continue
    const basic = Buffer.from(`${token}:`).toString('base64')
    for (const authorization of [
      `Basic ${token}`,
      `Basic ${basic}`,
      `Token ${token}`,
      token,
      `Bearer  ${token} x`,
    ]) {
      const { status } = await acme.anonymous.with({ authorization }).get('/admin/products')
      expect([kind, authorization.split(' ')[0], status]).toEqual([kind, authorization.split(' ')[0], 401])
    }
    for (const path of [`/admin/products?token=${token}`, `/admin/products?access_token=${token}`]) {
      expect((await acme.anonymous.get(path)).status).toBe(401)
    }
    const cookie = `connect.sid=${token}; _medusa_jwt=${token}; jwt=${token}`
    const { status } = await acme.anonymous.with({ cookie }).get('/admin/products')
    expect([kind, status]).toEqual([kind, kind === 'session' ? 200 : 401])
  }
})

it('an invitation is accepted by nobody who has an account, and with no other token', async () => {
  for (const [kind, token] of Object.entries(tokens)) {
    for (const [other, credential] of Object.entries(tokens)) {
      if (other === 'invitation' && kind.startsWith('registration as user')) continue
      const { status } = await acme.anonymous
        .with({ authorization: `Bearer ${token}` })
        .post(`/admin/invites/accept?token=${encodeURIComponent(credential)}`, {})
      expect([kind, other, status >= 400 && status < 500]).toEqual([kind, other, true])
    }
  }
}, 60_000)

it.each(['user', 'customer'])('the password of a %s is set by no other token', async (actor) => {
  for (const [kind, token] of Object.entries(tokens)) {
    if (kind === `new password of a ${actor}`) continue
    const { status } = await acme.store
      .with({ authorization: `Bearer ${token}` })
      .post(`/auth/${actor}/emailpass/update`, { password: 'chosen-by-somebody-else' })
    expect([kind, status]).toEqual([kind, 401])
  }
})

it('a password is set once with a token, and for that login alone', async () => {
  const buyer = await createShopper(acme, 'forgetful')
  const update = (token: string, body: object) =>
    acme.anonymous
      .with({ authorization: `Bearer ${token}` })
      .post('/auth/customer/emailpass/update', { password: 'the-next-password', ...body })
  const token = await resetToken(backend, acme, 'customer', buyer.email)
  const aimed = {
    entity_id: acme.adminEmail,
    email: acme.adminEmail,
    provider_metadata: {},
    app_metadata: { user_id: 'x' },
  }
  const answers = await Promise.all([update(token, aimed), update(token, aimed), update(token, aimed)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401])
  expect((await update(token, {})).status).toBe(401)
  const signIn = (email: string, password: string) =>
    acme.store.post('/auth/customer/emailpass', { email, password })
  expect((await signIn(buyer.email, 'the-next-password')).status).toBe(200)
  expect((await signIn(acme.adminEmail, 'the-next-password')).status).toBe(401)
  const { rows } = await backend.sql((sql) =>
    sql.query<{ app_metadata: object }>(
      `select a.app_metadata from auth_identity a join provider_identity p on p.auth_identity_id = a.id
        where p.entity_id = $1`,
      [buyer.email],
    ),
  )
  expect(rows).toEqual([{ app_metadata: { customer_id: buyer.id } }])
})

it('a forgotten password is answered alike for every login, and with no token', async () => {
  const answers = await Promise.all(
    [acme.adminEmail, 'nobody@else.example', 'x', '«'].map((identifier) =>
      acme.anonymous.post('/auth/user/emailpass/reset-password', {
        identifier,
        metadata: { url: 'https://evil.example' },
      }),
    ),
  )
  expect(answers.map(({ status, text }) => [status, text])).toEqual(answers.map(() => [201, 'Created']))
})

it('passwords may be guessed as rarely by GET as by POST', async () => {
  const guess = () =>
    acme.anonymous
      .with({ 'x-forwarded-for': '198.51.100.77' })
      .send('GET', '/auth/user/emailpass', { email: acme.adminEmail, password: 'wrong' })
  const statuses: number[] = []
  for (let i = 0; i < 12; i++) statuses.push((await guess()).status)
  expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429])
})
