import type { Role, SentInvitation } from '@cityos/contracts'
import { expectOk, TestBackend, type TestTenant } from '@cityos/testing'
import { drive, hire, outcome, signIn, type Colleague } from './staff'
import { accept, give, invite, INVITATIONS, MEMBERS, membersOf, tokenOf } from './team'

let backend: TestBackend
let tenant: TestTenant
let other: TestTenant
let admin: Colleague

beforeAll(async () => {
  backend = await TestBackend.start()
  tenant = await backend.provisionTenant('team')
  other = await backend.provisionTenant('rival')
  admin = await hire(backend, tenant, ['admin'])
})
afterAll(() => backend?.stop())

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
    for (const { status, text } of [
      mine!,
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
    const acting = await backend.actIn(tenant, helper)
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
