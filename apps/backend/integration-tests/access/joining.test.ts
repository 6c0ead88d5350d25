import { randomUUID } from 'node:crypto'
import { expectOk, PASSWORD, TestBackend, type Client, type TestTenant } from '@cityos/testing'
import { drive, hire, outcome, signIn } from './staff'
import { invite, INVITATIONS, MEMBERS, membersOf, tokenOf } from './team'

let backend: TestBackend
let tenant: TestTenant

beforeAll(async () => {
  backend = await TestBackend.start()
  tenant = await backend.provisionTenant('team')
})
afterAll(() => backend?.stop())

/** A login that belongs to nobody yet. */
async function register(email: string): Promise<Client> {
  const login = { email, password: PASSWORD }
  const answer = await tenant.anonymous.post<{ token: string }>('/auth/user/emailpass/register', login)
  return tenant.anonymous.with({ authorization: `Bearer ${expectOk(answer).token}` })
}

const acceptAs = (client: Client, token: string, body: object = {}) =>
  client.post(`/admin/invites/accept?token=${token}`, body)

/** How many users and members there are whose e-mail is this one, in whichever case. */
async function joined(email: string): Promise<[number, number]> {
  const { rows } = await backend.sql((sql) =>
    sql.query<{ users: number; members: number }>(
      `select count(*)::int as users, count(m.id)::int as members from "user" u
         left join tenant_member m on m.user_id = u.id and m.deleted_at is null
        where lower(u.email) = $1 and u.deleted_at is null`,
      [email],
    ),
  )
  return [rows[0]!.users, rows[0]!.members]
}

describe('an invitation makes one member', () => {
  it('of two logins and many requests that accept it at the same time', async () => {
    for (let round = 0; round < 3; round++) {
      const email = `both${round}@staff.example`
      const token = tokenOf(await invite(tenant.admin, email, ['viewer']))
      const logins = await Promise.all([register(email), register(email.toUpperCase())])
      const answers = await Promise.all(
        [...logins, ...logins, ...logins].map((login) => acceptAs(login, token)),
      )
      const outcomes = answers.map(outcome)
      expect(outcomes.filter((one) => one === '200')).toHaveLength(1)
      for (const refused of outcomes.filter((one) => one !== '200')) {
        expect(['400 invitation_invalid', '409 member_exists']).toContain(refused)
      }
      expect(await joined(email)).toEqual([1, 1])
    }
  })

  it('with the e-mail that was invited, whatever the body says', async () => {
    const email = 'named@staff.example'
    const token = tokenOf(await invite(tenant.admin, email, ['viewer']))
    const answer = await acceptAs(await register(email), token, { email: 'mallory@evil.example' })
    expect(answer).toMatchObject({ status: 200, body: { user: { email } } })
    expect(answer.text).not.toContain(token)
    expect(await joined('mallory@evil.example')).toEqual([0, 0])
    expect(await membersOf(tenant.admin, '?q=named@')).toMatchObject([{ email }])
  })

  it('not of a login with another e-mail, and stays for the right one', async () => {
    const email = 'right@staff.example'
    const token = tokenOf(await invite(tenant.admin, email, ['viewer']))
    expect(outcome(await acceptAs(await register('wrong@staff.example'), token, { email }))).toBe(
      '400 invitation_invalid',
    )
    expect([await joined(email), await joined('wrong@staff.example')]).toEqual([
      [0, 0],
      [0, 0],
    ])
    expect((await acceptAs(await register(email), token)).status).toBe(200)
  })

  it('again of somebody who was removed, and is a customer with the same login', async () => {
    const { email, memberId } = await hire(backend, tenant, ['editor'], 'shopping')
    const login = { email, password: PASSWORD }
    const { token } = expectOk(
      await tenant.anonymous.post<{ token: string }>('/auth/customer/emailpass', login),
    )
    const shopper = (bearer: string) => tenant.store.with({ authorization: `Bearer ${bearer}` })
    expectOk(await shopper(token).post('/store/customers', { email }))
    let member = memberId
    for (let round = 0; round < 2; round++) {
      expectOk(await tenant.admin.delete(`${MEMBERS}/${member}`))
      const again = tokenOf(await invite(tenant.admin, email, ['viewer']))
      expect((await acceptAs(await signIn(tenant.anonymous, email), again)).status).toBe(200)
      expect((await (await signIn(tenant.anonymous, email)).get('/admin/products')).status).toBe(200)
      member = (await membersOf(tenant.admin, '?q=shopping'))[0]!.id
    }
    const back = expectOk(await tenant.anonymous.post<{ token: string }>('/auth/customer/emailpass', login))
    expect((await shopper(back.token).get('/store/customers/me')).status).toBe(200)
  })

  it('and core’s own screen invites neither a member nor anybody twice, in any case', async () => {
    await hire(backend, tenant, ['viewer'], 'known')
    await invite(tenant.admin, 'waiting@staff.example', ['viewer'])
    for (const [email, expected] of [
      ['KNOWN@staff.example', '409 member_exists'],
      [' Waiting@Staff.Example ', '409 invitation_pending'],
    ] as const) {
      expect(outcome(await tenant.admin.post('/admin/invites', { email }))).toBe(expected)
    }
    const sent = await tenant.admin.post<{ invite: { email: string } }>('/admin/invites', {
      email: 'Plain.Typed@staff.example',
    })
    expect(expectOk(sent).invite.email).toBe('plain.typed@staff.example')
  })
})

describe('the token of an invitation', () => {
  const PROJECTIONS = [
    '',
    '?fields=token',
    '?fields=%2Btoken',
    '?fields=*',
    '?fields=%2Btoken,%2Bmetadata',
    '?fields=id,email,token,metadata',
    '?fields=token,metadata,expires_at',
    '?fields[]=token&fields[]=metadata',
    '?fields=*,token',
  ]

  it('is in no answer that reads, whatever is asked for and whoever asks', async () => {
    const name = randomUUID()
    const sent = await invite(tenant.admin, `${name}@staff.example`, ['viewer'])
    const staff = [
      tenant.admin,
      (await hire(backend, tenant, ['admin'], 'reading-admin')).client,
      (await hire(backend, tenant, ['viewer'], 'reading-viewer')).client,
    ]
    let read = 0
    for (const client of staff) {
      for (const path of ['/admin/invites', `/admin/invites/${sent.id}`, INVITATIONS]) {
        for (const projection of PROJECTIONS) {
          const { status, text } = await client.get(path + projection)
          expect([path, projection, text.includes(tokenOf(sent)), text.includes('"token"')]).toEqual([
            path,
            projection,
            false,
            false,
          ])
          if (status === 200) read++
        }
      }
    }
    expect(read).toBeGreaterThan(30)
  })

  it('is in the answer to what sends it alone, and only there the new one', async () => {
    const sent = await invite(tenant.admin, 'resent@staff.example', ['viewer'])
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    for (const projection of ['', '?fields=token', '?fields=id,token,metadata']) {
      const again = await tenant.admin.post(`/admin/invites/${sent.id}/resend${projection}`)
      expect([again.status, again.text.includes(tokenOf(sent))]).toEqual([200, false])
    }
    const listed = await tenant.admin.get('/admin/invites?fields=*')
    expect(listed.text).not.toContain('"token"')
    const viewer = (await hire(backend, tenant, ['viewer'], 'resending-viewer')).client
    expect(outcome(await viewer.post(`/admin/invites/${sent.id}/resend?fields=token`))).toBe('403 forbidden')
  })
})

describe('ownership', () => {
  const transfer = (client: Client, id: string) =>
    client.post<{ previous_owner: { id: string } }>(`${MEMBERS}/${id}/transfer-ownership`)
  const owners = async (of: TestTenant) =>
    (await membersOf(of.admin)).filter(({ roles }) => roles.includes('owner')).map(({ email }) => email)

  it('goes to one member, and from the one who gives it, at once', async () => {
    const firm = await backend.provisionTenant('firm')
    const heir = await hire(backend, firm, ['finance'], 'heir')
    const answer = await transfer(firm.admin, heir.memberId)
    expect(answer).toMatchObject({
      status: 200,
      body: {
        member: { id: heir.memberId, roles: ['owner', 'finance'] },
        previous_owner: { email: firm.adminEmail, roles: ['admin'] },
      },
    })
    expect(outcome(await transfer(firm.admin, heir.memberId))).toBe('403 forbidden')
    expect(await owners(firm)).toEqual([heir.email])
    expect((await transfer(heir.client, answer.body.previous_owner.id)).status).toBe(200)
    expect((await membersOf(firm.admin, '?q=heir'))[0]!.roles).toEqual(['finance'])
  })

  it('is handed over once, to however many at the same time', async () => {
    const firm = await backend.provisionTenant('rush')
    const heirs = await Promise.all(
      ['a', 'b', 'c'].map((name) => hire(backend, firm, ['viewer'], `rush-${name}`)),
    )
    const answers = await Promise.all(heirs.map(({ memberId }) => transfer(firm.admin, memberId)))
    expect(answers.map(outcome).sort()).toEqual(['200', '403 forbidden', '403 forbidden'])
    expect(await owners(firm)).toHaveLength(1)
  })

  it('stays where it is for whoever may not, and where it cannot go', async () => {
    const rival = await backend.provisionTenant('rival')
    const stranger = await hire(backend, rival, ['viewer'], 'stranger')
    const admin = await hire(backend, tenant, ['admin'], 'staying-admin')
    const locked = await hire(backend, tenant, ['viewer'], 'locked-out')
    expectOk(await tenant.admin.post(`${MEMBERS}/${locked.memberId}/deactivate`))
    const [owner] = (await membersOf(tenant.admin)).filter(({ roles }) => roles.includes('owner'))
    const acting = await backend.actIn(tenant)
    const before = await membersOf(tenant.admin)
    for (const [answer, expected] of [
      [await transfer(admin.client, admin.memberId), '403 forbidden'],
      [await transfer(acting, admin.memberId), '403 forbidden'],
      [await transfer(tenant.admin, owner!.id), '400 validation_failed'],
      [await transfer(tenant.admin, stranger.memberId), '404 not_found'],
      [await transfer(tenant.admin, 'tmem_nobody'), '404 not_found'],
      [await transfer(tenant.admin, locked.memberId), '409 illegal_transition'],
      [
        await tenant.admin.post(`${MEMBERS}/${admin.memberId}/transfer-ownership`, { to: 'me' }),
        '400 validation_failed',
      ],
    ] as const) {
      expect(outcome(answer)).toBe(expected)
    }
    await drive(backend, 'failLastHooks', true)
    expect((await transfer(tenant.admin, admin.memberId)).status).toBe(500)
    await drive(backend, 'failLastHooks', false)
    const untimed = (members: typeof before) => members.map(({ updated_at: _, ...member }) => member)
    expect(untimed(await membersOf(tenant.admin))).toEqual(untimed(before))
  })
})
