import type { Member, Role } from '@cityos/contracts'
import { expectOk, TestBackend, type Client, type TestTenant } from '@cityos/testing'
import { hire, outcome, signIn, type Colleague } from './staff'
import { accept, give, invite, INVITATIONS, MEMBERS, membersOf, tokenOf } from './team'

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

  it('becomes no owner by the password of one', async () => {
    const owner = await hire(backend, tenant, ['owner'], 'second-owner')
    const editor = await hire(backend, tenant, ['editor'], 'forgetful')
    const reset = (by: Client, { userId }: Colleague) => by.post(`/admin/users/${userId}/reset-password`)
    expect(outcome(await reset(admin.client, owner))).toBe('403 forbidden')
    expect((await reset(admin.client, editor)).status).toBe(200)
    expect((await reset(tenant.admin, owner)).status).toBe(200)
    await tenant.admin.delete(`${MEMBERS}/${owner.memberId}`)
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
