import type { Role } from '@cityos/contracts'
import { expectOk, PASSWORD, TestBackend, type Client, type TestTenant } from '@cityos/testing'
import { routeTable } from '../../src/access/route-table'
import { hire, outcome, type Colleague } from '../access/staff'
import { invite, membersOf, tokenOf } from '../access/team'
import { createShopper } from './world'

const LOW: Role[] = ['viewer', 'editor', 'reviewer', 'finance']

let backend: TestBackend
let acme: TestTenant
let rival: TestTenant
let admin: Colleague
let ownerId: string
const low: Colleague[] = []

beforeAll(async () => {
  backend = await TestBackend.start()
  acme = await backend.provisionTenant('acme')
  rival = await backend.provisionTenant('rival')
  for (const role of LOW) low.push(await hire(backend, acme, [role]))
  admin = await hire(backend, acme, ['admin'])
  ownerId = (await membersOf(acme.admin)).find(({ roles }) => roles.includes('owner'))!.id
})
afterAll(() => backend?.stop())

/** What decides who somebody is, in every tenant. */
const whoIsWho = () =>
  backend.sql(async (owner) => {
    const { rows } = await owner.query(
      `select (select jsonb_agg(to_jsonb(m) - 'updated_at' order by m.id) from tenant_member m) as members,
              (select jsonb_agg(jsonb_build_object('id', u.id, 'email', u.email, 'tenant', u.tenant_id) order by u.id)
                 from "user" u where deleted_at is null) as users,
              (select jsonb_agg(jsonb_build_object('id', a.id, 'meta', a.app_metadata) order by a.id)
                 from auth_identity a) as logins,
              (select jsonb_agg(jsonb_build_object('id', i.id, 'meta', i.metadata, 'email', i.email) order by i.id)
                 from invite i where deleted_at is null) as invites,
              (select jsonb_agg(to_jsonb(t) - 'updated_at' order by t.id) from tenant t) as tenants,
              (select jsonb_agg(jsonb_build_object('id', k.id, 'type', k.type, 'revoked', k.revoked_at) order by k.id)
                 from api_key k) as keys`,
    )
    return rows[0] as unknown
  })

/** Everything by which somebody has ever been made more than they were. */
const CLAIMS: Record<string, unknown>[] = [
  { roles: ['owner'] },
  { roles: ['super_admin'] },
  { role: 'owner' },
  { platform_roles: ['super_admin'] },
  { is_admin: true, admin: true, superuser: true },
  { tenant_id: 'platform' },
  { tenants: [{ id: 'platform', roles: ['super_admin'] }] },
  { permissions: ['*'] },
  { status: 'active' },
  { tier: 'enterprise', limit_overrides: { members: 10_000 } },
  { actor_id: 'x', actor_type: 'user' },
  { user_id: '«owner»' },
  { auth_identity_id: 'x', app_metadata: { user_id: '«owner»' } },
  { metadata: { roles: ['owner'], tenant_id: 'platform' } },
  { user: { roles: ['owner'] }, member: { roles: ['owner'] } },
  { type: 'secret', title: 'mine' },
  { email: 'me@evil.example' },
]

const ABOUT_PEOPLE = /\/(tenants?|members|invitations|invites|users|api-keys|tenant-\w+)(\/|$)/
const writes = [...routeTable.keys()]
  .map((key) => key.split(' ') as [string, string])
  .filter(([method, path]) => method !== 'GET' && path.startsWith('/admin') && ABOUT_PEOPLE.test(path))

/** The path with one's own ids, or the owner's. */
function aim(path: string, { memberId, userId }: Colleague, owner: boolean): string {
  const id = path.includes('/members/')
    ? owner
      ? ownerId
      : memberId
    : path.includes('/users/')
      ? userId
      : acme.id
  return path.replace(':id', id).replaceAll(/:\w+/g, 'x')
}

it('nobody below an admin becomes more by what a body says, on any route about people, tenants or keys', async () => {
  const before = await whoIsWho()
  const allowed: string[] = []
  for (const colleague of low) {
    for (const [method, path] of writes) {
      for (const owner of [false, true]) {
        for (const claim of owner ? CLAIMS.slice(0, 2) : CLAIMS) {
          const body = JSON.parse(JSON.stringify(claim).replaceAll('«owner»', ownerId)) as object
          const answer = await colleague.client.send(method, aim(path, colleague, owner), body)
          if (answer.status < 300)
            allowed.push(`${colleague.email}: ${method} ${path} ${JSON.stringify(claim)}`)
        }
      }
    }
  }
  expect(writes.length).toBeGreaterThan(40)
  // One's own name may be changed, and core answers so to what it does not take.
  expect(allowed.filter((line) => !line.includes('POST /admin/users/:id '))).toEqual([])
  expect(await whoIsWho()).toEqual(before)
}, 300_000)

it('an admin becomes no owner by what a body says beside what is right', async () => {
  const before = await whoIsWho()
  const right: [string, object][] = [
    [`/admin/tenant/members/${admin.memberId}`, { roles: ['admin'] }],
    [`/admin/tenant/members/${ownerId}`, { roles: ['owner'] }],
    [`/admin/users/${admin.userId}`, { first_name: 'Ada' }],
    ['/admin/tenant', { name: 'Tenant acme' }],
    ['/admin/tenant/invitations', { email: 'new@staff.example', roles: ['viewer'] }],
    ['/admin/invites', { email: 'new@staff.example' }],
  ]
  for (const [path, body] of right) {
    for (const claim of CLAIMS.filter((one) => !('email' in one))) {
      const overlaid = JSON.parse(
        JSON.stringify({ ...body, ...claim }).replaceAll('«owner»', ownerId),
      ) as object
      const { status } = await admin.client.post(path, overlaid)
      // Core keeps what somebody writes about a user, and nothing of ours reads it.
      const kept = path.includes('/users/') && 'metadata' in claim
      expect([path, claim, kept || (status >= 400 && status < 500)]).toEqual([path, claim, true])
    }
  }
  expect(await whoIsWho()).toEqual(before)
})

it('an invitation gives what was invited, whatever its guest says', async () => {
  const email = 'guest@staff.example'
  const token = tokenOf(await invite(acme.admin, email, ['viewer']))
  const login = { email, password: PASSWORD }
  const { token: bearer } = expectOk(
    await acme.anonymous.post<{ token: string }>('/auth/user/emailpass/register', login),
  )
  const guest = acme.anonymous.with({ authorization: `Bearer ${bearer}` })
  const accept = (client: Client, query: string, body: object) =>
    client.post(`/admin/invites/accept?token=${token}${query}`, body)
  for (const claim of CLAIMS.filter((one) => !('email' in one))) {
    const { status } = await accept(guest, '', claim)
    expect([claim, status]).toEqual([claim, 400])
  }
  expect((await accept(rival.anonymous.with({ authorization: `Bearer ${bearer}` }), '', {})).status).toBe(401)
  expect((await accept(guest, '&roles[]=owner', {})).status).toBe(400)
  expect((await accept(guest, '', { first_name: 'G' })).status).toBe(200)
  expect(await membersOf(acme.admin, '?q=guest@')).toMatchObject([{ email, roles: ['viewer'] }])
})

it('a shopper becomes no staff: not with the same login, not by registering, not by naming ids', async () => {
  const { client, email, token, id } = await createShopper(acme, 'climber')
  const before = await whoIsWho()
  const attempts: [string, string, object][] = [
    [
      'POST',
      '/auth/user/emailpass/register',
      { email, password: PASSWORD, actor_type: 'user', roles: ['owner'] },
    ],
    ['POST', '/auth/user/emailpass', { email, password: PASSWORD, app_metadata: { user_id: ownerId } }],
    ['POST', '/auth/emailpass/user', { email }],
    ['POST', '/cloud/auth/users', { email }],
    ['POST', '/admin/users', { email, roles: ['owner'] }],
    ['POST', '/store/customers/me', { metadata: { roles: ['owner'], user_id: ownerId } }],
    ['POST', `/store/customers/${id}`, { user_id: ownerId }],
    ['POST', '/auth/token/refresh', { actor_type: 'user', actor_id: ownerId }],
    [
      'POST',
      '/auth/session',
      { actor_type: 'user', auth_context: { actor_id: ownerId, actor_type: 'user' } },
    ],
  ]
  const tokens = [token]
  for (const [method, path, body] of attempts) {
    const answer = await client.send<{ token?: string }>(method, path, body)
    if (answer.body?.token) tokens.push(answer.body.token)
    const cookie = String(answer.headers['set-cookie'] ?? '').split(';')[0]!
    if (cookie) expect((await acme.anonymous.with({ cookie }).get('/admin/users/me')).status).toBe(401)
  }
  expect(tokens.length).toBeGreaterThan(1)
  for (const held of tokens) {
    const climber = acme.anonymous.with({ authorization: `Bearer ${held}` })
    expect((await climber.get('/admin/users/me')).status).toBe(401)
    expect((await climber.get('/admin/products')).status).toBe(401)
  }
  expect(await whoIsWho()).toEqual(before)
})

it('one’s own view, layout and bell are nobody else’s', async () => {
  const [one, other] = low as [Colleague, Colleague]
  const layout = '/admin/layouts/product.details/configuration'
  await one.client.post(layout, { is_default: false, configuration: {}, user_id: other.userId })
  expect((await other.client.get(layout)).text).not.toContain(one.userId)
  expect(outcome(await one.client.post(`/admin/users/${other.userId}`, { first_name: 'Taken' }))).toBe(
    '403 forbidden',
  )
  for (const path of [
    '/admin/tenant/members',
    '/admin/api-keys',
    '/admin/invites',
    '/admin/users',
    '/admin/audit-logs',
  ]) {
    const { status, text } = await one.client.get(`${path}?fields=*`)
    expect([path, status === 403 || !/"(token|salt|provider_metadata)"/.test(text)]).toEqual([path, true])
  }
})
