import type { Member, Role, SentInvitation } from '@cityos/contracts'
import { expectOk, PASSWORD, TestBackend, type Client, type TestTenant } from '@cityos/testing'
import { drive, hire, outcome, signIn, type Colleague } from './staff'

let backend: TestBackend
let tenant: TestTenant
let other: TestTenant
let admin: Colleague
let ownerId: string

beforeAll(async () => {
  backend = await TestBackend.start()
  tenant = await backend.provisionTenant('team')
  other = await backend.provisionTenant('rival')
  admin = await hire(backend, tenant, ['admin'])
  ownerId = (await membersOf(tenant.admin)).find(({ roles }) => roles.includes('owner'))!.id
})
afterAll(() => backend?.stop())

const MEMBERS = '/admin/tenant/members'
const INVITATIONS = '/admin/tenant/invitations'

async function membersOf(client: Client, query = '?limit=100'): Promise<Member[]> {
  return expectOk(await client.get<{ members: Member[] }>(`${MEMBERS}${query}`)).members
}

const give = (client: Client, id: string, roles: Role[]) =>
  client.post<{ member: Member }>(`${MEMBERS}/${id}`, { roles })

async function invite(client: Client, email: string, roles: Role[]): Promise<SentInvitation> {
  const answer = await client.post<{ invitation: SentInvitation }>(INVITATIONS, { email, roles })
  if (answer.status !== 201) throw new Error(answer.text)
  return answer.body.invitation
}

/** Registers a login and accepts with the token, as the page behind the link does. */
async function accept(anonymous: Client, token: string, email: string) {
  const login = { email, password: PASSWORD }
  const { token: bearer } = expectOk(
    await anonymous.post<{ token: string }>('/auth/user/emailpass/register', login),
  )
  const joining = anonymous.with({ authorization: `Bearer ${bearer}` })
  return joining.post(`/admin/invites/accept?token=${token}`, {
    email,
    first_name: 'Ada',
    last_name: 'Byron',
  })
}

const tokenOf = ({ accept_url: url }: SentInvitation) => new URL(url!).searchParams.get('token')!

describe('a member', () => {
  it('is listed with the user behind it, found by e-mail, and read by the platform', async () => {
    const [found] = await membersOf(tenant.admin, '?q=admin@staff')
    expect(found).toMatchObject({
      id: admin.memberId,
      email: admin.email,
      roles: ['admin'],
      status: 'active',
    })
    expect(
      expectOk(await tenant.admin.get<{ member: Member }>(`${MEMBERS}/${admin.memberId}`)).member,
    ).toEqual(found)
    const seen = await backend.platform.get<{ members: Member[] }>(
      `/admin/tenants/${tenant.id}/members?q=admin@staff`,
    )
    expect(seen.body.members).toEqual([found])
    expect((await tenant.admin.get(`/admin/tenants/${tenant.id}/members`)).status).toBe(404)
    expect((await backend.platform.get('/admin/tenants/ten_unknown/members')).status).toBe(404)
  })

  it('of another tenant does not exist here', async () => {
    for (const answer of [
      await other.admin.get(`${MEMBERS}/${admin.memberId}`),
      await give(other.admin, admin.memberId, ['viewer']),
      await other.admin.post(`${MEMBERS}/${admin.memberId}/deactivate`),
      await other.admin.delete(`${MEMBERS}/${admin.memberId}`),
      await other.admin.delete(`/admin/users/${admin.userId}`),
    ]) {
      expect(outcome(answer)).toBe('404 not_found')
    }
    expect((await admin.client.get('/admin/products')).status).toBe(200)
  })

  it('works by new roles with the next request', async () => {
    const colleague = await hire(backend, tenant, ['viewer'], 'promoted')
    const create = () => colleague.client.post('/admin/product-tags', { value: `t${Math.random()}` })
    expect(outcome(await create())).toBe('403 forbidden')
    expect((await give(tenant.admin, colleague.memberId, ['editor', 'finance'])).body.member.roles).toEqual([
      'editor',
      'finance',
    ])
    expect((await create()).status).toBe(200)
    await give(tenant.admin, colleague.memberId, ['viewer'])
    expect(outcome(await create())).toBe('403 forbidden')
  })

  it('who is deactivated is out with the next request, by token and by session, until reactivated', async () => {
    const colleague = await hire(backend, tenant, ['editor'], 'paused')
    const opened = await colleague.client.post('/auth/session')
    const cookie = String(opened.headers['set-cookie']).split(';')[0] as string
    const session = tenant.anonymous.with({ cookie })
    expect((await session.get('/admin/products')).status).toBe(200)
    expect((await tenant.admin.post(`${MEMBERS}/${colleague.memberId}/deactivate`)).status).toBe(200)
    for (const client of [colleague.client, session, await signIn(tenant.anonymous, colleague.email)]) {
      expect(outcome(await client.get('/admin/products'))).toBe('403 membership_missing')
      expect(outcome(await client.get('/admin/users/me'))).toBe('403 membership_missing')
    }
    expect((await tenant.admin.post(`${MEMBERS}/${colleague.memberId}/reactivate`)).status).toBe(200)
    expect((await session.get('/admin/products')).status).toBe(200)
  })

  it.each(['members', 'users'] as const)(
    'who is removed over /%s is out at once and may be invited anew',
    async (how) => {
      const colleague = await hire(backend, tenant, ['editor'], `leaving-${how}`)
      const path = how === 'members' ? `${MEMBERS}/${colleague.memberId}` : `/admin/users/${colleague.userId}`
      expect((await tenant.admin.delete(path)).body).toMatchObject({ deleted: true })
      expect(outcome(await colleague.client.get('/admin/products'))).toBe('403 membership_missing')
      expect((await tenant.admin.get(`/admin/users/${colleague.userId}`)).status).toBe(404)
      const again = await invite(tenant.admin, colleague.email, ['viewer'])
      expect((await accept(tenant.anonymous, tokenOf(again), colleague.email)).status).toBe(200)
      expect(await membersOf(tenant.admin, `?q=${colleague.email}`)).toMatchObject([{ roles: ['viewer'] }])
    },
  )

  it('a login without a membership is nobody', async () => {
    const colleague = await hire(backend, tenant, ['viewer'], 'forgotten')
    await backend.sql((owner) => owner.query('delete from tenant_member where id = $1', [colleague.memberId]))
    expect(outcome(await colleague.client.get('/admin/products'))).toBe('403 membership_missing')
  })
})

describe('nobody gives or takes more than they have', () => {
  it('an admin neither makes, nor unmakes, nor removes an owner', async () => {
    const viewer = await hire(backend, tenant, ['viewer'], 'ambitious')
    for (const answer of [
      await give(admin.client, viewer.memberId, ['owner']),
      await give(admin.client, admin.memberId, ['admin', 'owner']),
      await give(admin.client, ownerId, ['viewer']),
      await admin.client.post(`${MEMBERS}/${ownerId}/deactivate`),
      await admin.client.delete(`${MEMBERS}/${ownerId}`),
      await admin.client.post(INVITATIONS, { email: 'x@staff.example', roles: ['owner'] }),
      await viewer.client.post(INVITATIONS, { email: 'x@staff.example', roles: ['viewer'] }),
      await give(viewer.client, viewer.memberId, ['viewer']),
    ]) {
      expect(outcome(answer)).toBe('403 forbidden')
    }
    expect((await give(admin.client, viewer.memberId, ['admin'])).status).toBe(200)
    expect((await give(admin.client, viewer.memberId, ['viewer'])).status).toBe(200)
  })

  it('roles of the platform are none of a tenant, and the other way round', async () => {
    for (const roles of [['super_admin'], ['viewer', 'platform_support']] as Role[][]) {
      expect(outcome(await give(tenant.admin, admin.memberId, roles))).toBe('400 validation_failed')
      expect(outcome(await tenant.admin.post(INVITATIONS, { email: 'x@staff.example', roles }))).toBe(
        '400 validation_failed',
      )
    }
    const owner = { email: 'x@staff.example', roles: ['owner'] }
    expect(outcome(await backend.platform.post(INVITATIONS, owner))).toBe('400 validation_failed')
  })

  it('a role that stands in the wrong place gives nothing', async () => {
    const colleague = await hire(backend, tenant, ['viewer'], 'smuggler')
    await backend.sql((sql) =>
      sql.query(`update tenant_member set roles = '{super_admin}' where id = $1`, [colleague.memberId]),
    )
    expect(outcome(await colleague.client.get('/admin/products'))).toBe('403 forbidden')
  })

  it.each([
    ['POST', '/admin/users/me', { roles: ['owner'] }],
    ['POST', '/admin/users/«self»', { roles: ['owner'] }],
    ['POST', '/admin/users/«self»', { metadata: { roles: ['owner'] }, first_name: 'x' }],
    ['POST', '/admin/users/«self»/roles', { roles: ['owner'] }],
    ['POST', '/admin/invites', { email: 'y@staff.example', metadata: { roles: ['owner'] } }],
    ['POST', '/admin/invites', { email: 'y@staff.example', roles: ['owner'] }],
    ['POST', '/admin/invites?metadata[roles][]=owner', { email: 'z@staff.example' }],
  ])('roles in the body of %s %s make nobody an owner', async (method, path, body) => {
    await admin.client.send(method, path.replace('«self»', admin.userId), body)
    const [member] = await membersOf(tenant.admin, '?q=admin@staff')
    expect(member!.roles).toEqual(['admin'])
    const { rows } = await backend.sql((sql) =>
      sql.query(`select from invite where tenant_id = $1 and metadata::text like '%owner%'`, [tenant.id]),
    )
    expect(rows).toEqual([])
    await backend.sql((sql) => sql.query('delete from invite where tenant_id = $1', [tenant.id]))
  })

  it.each([
    {},
    { roles: [] },
    { roles: ['king'] },
    { roles: ['viewer', 'viewer'] },
    { roles: ['viewer'], status: 'active' },
  ])('refuses the roles %j', async (body) => {
    expect(outcome(await tenant.admin.post(`${MEMBERS}/${admin.memberId}`, body))).toBe(
      '400 validation_failed',
    )
  })
})

describe('the last owner', () => {
  it('stays an owner, active, and a member', async () => {
    for (const answer of [
      await give(tenant.admin, ownerId, ['admin']),
      await tenant.admin.post(`${MEMBERS}/${ownerId}/deactivate`),
      await tenant.admin.delete(`${MEMBERS}/${ownerId}`),
    ]) {
      expect(outcome(answer)).toBe('409 member_last_owner')
    }
    expect((await give(tenant.admin, ownerId, ['owner', 'finance'])).status).toBe(200)
    expect((await give(tenant.admin, ownerId, ['owner'])).status).toBe(200)
  })

  it('is one of two who demote, deactivate or remove each other at the same time', async () => {
    for (let round = 0; round < 12; round++) {
      const shop = { id: other.id, anonymous: other.anonymous }
      const [a, b] = [
        await hire(backend, shop, ['owner'], `a${round}`),
        await hire(backend, shop, ['owner'], `b${round}`),
      ]
      const leave = (by: Colleague, of: Colleague) =>
        [
          () => give(by.client, of.memberId, ['viewer']),
          () => by.client.post(`${MEMBERS}/${of.memberId}/deactivate`),
          () => by.client.delete(`${MEMBERS}/${of.memberId}`),
        ][round % 3]!()
      await backend.sql((sql) =>
        sql.query(`update tenant_member set roles = '{admin}' where tenant_id = $1 and not id = any($2)`, [
          other.id,
          [a.memberId, b.memberId],
        ]),
      )
      await Promise.all([leave(a, b), leave(b, a)])
      const { rows } = await backend.sql((sql) =>
        sql.query(
          `select from tenant_member where tenant_id = $1 and status = 'active' and 'owner' = any(roles) and deleted_at is null`,
          [other.id],
        ),
      )
      expect(rows).toHaveLength(1)
    }
  })
})

describe('an invitation', () => {
  it('makes a member with its roles of whoever accepts it, once', async () => {
    const sent = await invite(tenant.admin, 'New.Hire@staff.example', ['editor'])
    expect(sent).toMatchObject({
      email: 'new.hire@staff.example',
      roles: ['editor'],
      status: 'pending',
      emailed: false,
    })
    expect(new URL(sent.accept_url!).host.split(':')[0]).toBe(tenant.host.split(':')[0])
    expect((await accept(tenant.anonymous, tokenOf(sent), 'new.hire@staff.example')).status).toBe(200)
    expect(await membersOf(tenant.admin, '?q=new.hire')).toMatchObject([
      { roles: ['editor'], first_name: 'Ada' },
    ])
    const hired = await signIn(tenant.anonymous, 'new.hire@staff.example')
    expect((await hired.post('/admin/product-tags', { value: 'hired' })).status).toBe(200)
    expect(outcome(await hired.get(INVITATIONS))).not.toBe('403 forbidden')
    expect(outcome(await accept(tenant.anonymous, tokenOf(sent), 'second@staff.example'))).toBe(
      '400 invitation_invalid',
    )
  })

  it('opens no other tenant', async () => {
    const sent = await invite(tenant.admin, 'lost@staff.example', ['viewer'])
    expect(outcome(await accept(other.anonymous, tokenOf(sent), 'lost@staff.example'))).toBe(
      '400 invitation_invalid',
    )
  })

  it('is listed without its link, sent again with a new one, and revoked', async () => {
    const first = await invite(tenant.admin, 'slow@staff.example', ['viewer'])
    const listed = await tenant.admin.get(`${INVITATIONS}?q=slow`)
    expect(listed.body).toMatchObject({
      count: 1,
      next_cursor: null,
      invitations: [{ id: first.id, status: 'pending' }],
    })
    expect(listed.text).not.toContain(tokenOf(first))
    // A token says in seconds when it was made.
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    const again = expectOk(
      await tenant.admin.post<{ invitation: SentInvitation }>(`${INVITATIONS}/${first.id}/resend`),
    ).invitation
    expect(tokenOf(again)).not.toBe(tokenOf(first))
    expect(outcome(await accept(tenant.anonymous, tokenOf(first), 'slow1@staff.example'))).toBe(
      '400 invitation_invalid',
    )
    expect((await tenant.admin.delete(`${INVITATIONS}/${first.id}`)).body).toEqual({
      id: first.id,
      object: 'invitation',
      deleted: true,
    })
    expect(outcome(await accept(tenant.anonymous, tokenOf(again), 'slow2@staff.example'))).toBe(
      '400 invitation_invalid',
    )
    for (const answer of [
      await tenant.admin.delete(`${INVITATIONS}/${first.id}`),
      await tenant.admin.post(`${INVITATIONS}/${first.id}/resend`),
    ]) {
      expect(outcome(answer)).toBe('404 not_found')
    }
  })

  it('is refused for a member, and twice for the same e-mail while it is pending', async () => {
    const again = { email: 'Twice@staff.example', roles: ['viewer'] }
    const answers = await Promise.all([1, 2, 3].map(() => tenant.admin.post(INVITATIONS, again)))
    expect(answers.map(outcome).sort()).toEqual(['201', '409 invitation_pending', '409 invitation_pending'])
    expect(
      outcome(await tenant.admin.post(INVITATIONS, { email: tenant.adminEmail, roles: ['viewer'] })),
    ).toBe('409 member_exists')
    await backend.sql((sql) =>
      sql.query(`update invite set expires_at = now() where email = 'twice@staff.example'`),
    )
    expect((await tenant.admin.get(`${INVITATIONS}?q=twice`)).text).toContain('"expired"')
    expect(outcome(await tenant.admin.post(INVITATIONS, again))).toBe('201')
  })

  it('of core’s own screen makes a viewer', async () => {
    const { invite: sent } = expectOk(
      await tenant.admin.post<{ invite: { token: string } }>('/admin/invites', {
        email: 'plain@staff.example',
      }),
    )
    expect((await accept(tenant.anonymous, sent.token, 'plain@staff.example')).status).toBe(200)
    expect(await membersOf(tenant.admin, '?q=plain@')).toMatchObject([{ roles: ['viewer'] }])
  })

  it('of an owner is in an owner’s hands alone', async () => {
    const sent = await invite(tenant.admin, 'heir@staff.example', ['owner'])
    const [mine, theirs, viewers] = await Promise.all(
      [tenant.admin, admin.client, (await hire(backend, tenant, ['viewer'], 'curious')).client].map(
        (client) => client.get(`/admin/invites/${sent.id}`),
      ),
    )
    expect(mine!.text).toContain(tokenOf(sent))
    for (const { status, text } of [
      theirs!,
      viewers!,
      await admin.client.get('/admin/invites?fields=token,email'),
    ]) {
      expect([status, text.includes('"token"')]).toEqual([200, false])
    }
    for (const answer of [
      await admin.client.post(`/admin/invites/${sent.id}/resend`),
      await admin.client.delete(`/admin/invites/${sent.id}`),
      await admin.client.post(`${INVITATIONS}/${sent.id}/resend`),
      await admin.client.delete(`${INVITATIONS}/${sent.id}`),
    ]) {
      expect(outcome(answer)).toBe('403 forbidden')
    }
  })

  it.each([
    {},
    { email: 'x', roles: ['viewer'] },
    { email: 'x@y.example' },
    { email: 'x@y.example', roles: ['viewer'], token: 'x' },
    { email: `${'x'.repeat(250)}@y.example`, roles: ['viewer'] },
  ])('refuses %j', async (body) => {
    expect(outcome(await tenant.admin.post(INVITATIONS, body))).toBe('400 validation_failed')
  })

  it('of the platform makes staff of the platform', async () => {
    const sent = await invite(backend.platform, 'helper@platform.example', ['platform_support'])
    const anonymous = backend.client('localhost')
    expect((await accept(anonymous, tokenOf(sent), 'helper@platform.example')).status).toBe(200)
    const helper = await signIn(anonymous, 'helper@platform.example')
    expect((await helper.get('/admin/tenants')).status).toBe(200)
    expect(outcome(await helper.post('/admin/tenants', {}))).toBe('403 forbidden')
    const acting = helper.with({ 'x-tenant': tenant.id })
    expect((await acting.get('/admin/products')).status).toBe(200)
    expect(outcome(await acting.post('/admin/products', {}))).toBe('403 forbidden')
    expect(outcome(await acting.get('/admin/api-keys?type=secret'))).toBe('403 forbidden')
  })
})

describe('what fails half-way leaves nothing behind', () => {
  const rows = (email: string) =>
    backend.sql(async (sql) => {
      const { rows } = await sql.query(
        `select (select count(*)::int from "user" where email = $1 and deleted_at is null) as users,
                (select count(*)::int from invite where email = $1 and deleted_at is null) as invites,
                (select count(*)::int from tenant_member m join "user" u on u.id = m.user_id
                  where u.email = $1 and m.deleted_at is null and u.deleted_at is null) as members,
                (select count(*)::int from auth_identity a join provider_identity p on p.auth_identity_id = a.id
                  where p.entity_id = $1 and a.deleted_at is null and a.app_metadata->>'user_id' is not null) as logins`,
        [email],
      )
      return rows[0] as Record<'users' | 'invites' | 'members' | 'logins', number>
    })
  const fail = (failing: boolean) => drive(backend, 'failLastHooks', failing)
  afterEach(() => fail(false))

  it('an invitation', async () => {
    await fail(true)
    const answer = await tenant.admin.post(INVITATIONS, { email: 'undone@staff.example', roles: ['viewer'] })
    expect(answer.status).toBe(500)
    expect(await rows('undone@staff.example')).toEqual({ users: 0, invites: 0, members: 0, logins: 0 })
  })

  it('an acceptance, which may be tried again', async () => {
    const sent = await invite(tenant.admin, 'retry@staff.example', ['editor'])
    await fail(true)
    expect((await accept(tenant.anonymous, tokenOf(sent), 'retry@staff.example')).status).toBe(500)
    expect(await rows('retry@staff.example')).toEqual({ users: 0, invites: 1, members: 0, logins: 0 })
    await fail(false)
    const joining = await signIn(tenant.anonymous, 'retry@staff.example')
    expect((await joining.post(`/admin/invites/accept?token=${tokenOf(sent)}`, {})).status).toBe(200)
    expect(await rows('retry@staff.example')).toEqual({ users: 1, invites: 0, members: 1, logins: 1 })
  })

  it('a change of roles and of status', async () => {
    const colleague = await hire(backend, tenant, ['editor'], 'steady')
    await fail(true)
    expect((await give(tenant.admin, colleague.memberId, ['viewer'])).status).toBe(500)
    expect((await tenant.admin.post(`${MEMBERS}/${colleague.memberId}/deactivate`)).status).toBe(500)
    expect(await membersOf(tenant.admin, '?q=steady')).toMatchObject([
      { roles: ['editor'], status: 'active' },
    ])
  })

  it('a removal', async () => {
    const colleague = await hire(backend, tenant, ['editor'], 'kept')
    await fail(true)
    expect((await tenant.admin.delete(`${MEMBERS}/${colleague.memberId}`)).status).toBe(500)
    expect(await rows(colleague.email)).toEqual({ users: 1, invites: 0, members: 1, logins: 1 })
    expect((await (await signIn(tenant.anonymous, colleague.email)).get('/admin/products')).status).toBe(200)
  })
})

describe('a tenant with as many members as it may have', () => {
  it('takes no more, and the invitation stays', async () => {
    const small = await backend.provisionTenant('small', { tier: 'free' } as never)
    const limit = 2
    const setLimit = await backend.platform.post(`/admin/tenants/${small.id}/limits`, {
      limit_overrides: { members: limit },
    })
    expect(setLimit.status).toBe(200)
    const sent = await Promise.all(
      ['one', 'two', 'three'].map((name) => invite(small.admin, `${name}@small.example`, ['viewer'])),
    )
    const answers: string[] = []
    for (const invitation of sent)
      answers.push(outcome(await accept(small.anonymous, tokenOf(invitation), invitation.email)))
    expect(answers).toEqual(['200', '403 limit_exceeded', '403 limit_exceeded'])
    expect(await membersOf(small.admin)).toHaveLength(limit)
    expect((await small.admin.get<{ count: number }>(INVITATIONS)).body.count).toBe(2)
  })
})

describe('users of before there were members', () => {
  it('become members: the oldest leads, the others follow', async () => {
    const old = await backend.provisionTenant('old')
    await hire(backend, old, ['viewer'], 'later')
    const staff = { id: 'platform', anonymous: backend.client('localhost') }
    await hire(backend, staff, ['platform_support'], 'assistant')
    await backend.sql((sql) =>
      sql.query(`delete from tenant_member where tenant_id in ($1, 'platform')`, [old.id]),
    )
    for (const id of [old.id, 'platform', old.id]) await drive(backend, 'backfill', id)
    const { rows } = await backend.sql((sql) =>
      sql.query<{ email: string; roles: Role[] }>(
        `select u.email, m.roles from tenant_member m join "user" u on u.id = m.user_id
          where m.tenant_id in ($1, 'platform') order by m.tenant_id, u.created_at`,
        [old.id],
      ),
    )
    expect(rows.filter(({ email }) => !email.startsWith('helper'))).toEqual([
      { email: 'operator@platform.example', roles: ['super_admin'] },
      { email: 'assistant@staff.example', roles: ['platform_support'] },
      { email: old.adminEmail, roles: ['owner'] },
      { email: 'later@staff.example', roles: ['admin'] },
    ])
  })
})
