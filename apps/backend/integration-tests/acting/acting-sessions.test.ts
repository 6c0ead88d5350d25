import type { ActingSession, AuditLog, Scope } from '@cityos/contracts'
import { createProduct, expectOk, TestBackend, type Client, type TestTenant } from '@cityos/testing'
import { join } from 'node:path'
import { hire, outcome, type Colleague } from '../access/staff'

const FIXTURE = join(__dirname, '../fixtures/acting.ts')
const REASON = 'Ticket 4711: the shipping prices are wrong'
const SESSIONS = '/admin/acting-sessions'

let backend: TestBackend
let acme: TestTenant
let rival: TestTenant
let support: Colleague
const platform = () => ({ id: 'platform', anonymous: backend.client('localhost') })
const actIn = (staff: Client, tenant: TestTenant) => staff.with({ 'x-tenant': tenant.id })

beforeAll(async () => {
  backend = await TestBackend.start()
  acme = await backend.provisionTenant('acme')
  rival = await backend.provisionTenant('rival')
  support = await hire(backend, platform(), ['platform_support'])
  await createProduct(acme, { title: 'Chair' })
}, 300_000)
afterAll(() => backend?.stop())

interface Opened {
  acting_session: ActingSession
}
const open = (staff: Client, tenant: TestTenant, body: object = {}) =>
  staff.post<Opened>(`/admin/tenants/${tenant.id}/acting-sessions`, { reason: REASON, ...body })
const opened = async (...args: Parameters<typeof open>) => {
  const answer = await open(...args)
  if (answer.status !== 201) throw new Error(answer.text)
  return answer.body.acting_session
}
const end = (staff: Client, { id }: { id: string }) => staff.post<Opened>(`${SESSIONS}/${id}/end`)
const list = async (query: string, staff = backend.platform) =>
  expectOk(await staff.get<{ acting_sessions: ActingSession[] }>(`${SESSIONS}?limit=100&${query}`))
    .acting_sessions
const trail = async (client: Client, query: string) =>
  expectOk(await client.get<{ audit_logs: AuditLog[] }>(`/admin/audit-logs?limit=100&${query}`)).audit_logs
const drive = <T>(name: string, ...args: unknown[]) => backend.run<T>(FIXTURE, name, ...args)
/** As if the session had been opened for a time that is over now. */
const runOut = ({ id }: ActingSession) =>
  backend.sql((owner) =>
    owner.query(`update acting_session set expires_at = now() - interval '1 second' where id = $1`, [id]),
  )
/** Entries are written behind the answer. */
async function soon<T>(read: () => Promise<T[]>, wanted = 1): Promise<T[]> {
  for (let tries = 0; ; tries++) {
    const found = await read()
    if (found.length >= wanted || tries > 50) return found
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

describe('without a session', () => {
  it('nobody of the platform’s staff enters a tenant, to read or to write', async () => {
    for (const staff of [backend.platform, support.client]) {
      const acting = actIn(staff, acme)
      const refused = await acting.get<{ message: string }>('/admin/products')
      expect(outcome(refused)).toBe('403 acting_reason_required')
      expect(refused.body.message).toContain(`/admin/tenants/${acme.id}/acting-sessions`)
      expect(outcome(await acting.post('/admin/product-tags', { value: 'x' }))).toBe(
        '403 acting_reason_required',
      )
      expect(outcome(await acting.get('/admin/scope'))).toBe('403 acting_reason_required')
    }
  })

  it('a session in another tenant, or of a colleague, opens nothing', async () => {
    const session = await opened(backend.platform, rival)
    expect((await actIn(backend.platform, rival).get('/admin/products')).status).toBe(200)
    expect(outcome(await actIn(backend.platform, acme).get('/admin/products'))).toBe(
      '403 acting_reason_required',
    )
    expect(outcome(await actIn(support.client, rival).get('/admin/products'))).toBe(
      '403 acting_reason_required',
    )
    expect((await end(backend.platform, session)).status).toBe(200)
  })
})

describe('a session', () => {
  it('lets in whoever opened it, tells its terms, and says why in every entry', async () => {
    const session = await opened(backend.platform, acme, { duration_minutes: 45 })
    expect(session).toMatchObject({ tenant_id: acme.id, reason: REASON, read_only: false, ended_at: null })
    expect(Date.parse(session.expires_at) - Date.parse(session.opened_at)).toBeGreaterThan(44 * 60_000)
    const acting = actIn(backend.platform, acme).with({ 'x-request-id': 'acting-tag' })
    expect((await acting.post('/admin/product-tags', { value: 'acted' })).status).toBe(200)
    const { scope } = expectOk(await acting.get<{ scope: Scope }>('/admin/scope'))
    expect(scope.acting!.seconds_left).toBeGreaterThan(44 * 60)
    expect(scope.acting!.seconds_left).toBeLessThanOrEqual(45 * 60)
    const { id, actor_id, actor_email, reason, read_only, expires_at } = session
    expect(scope).toMatchObject({
      kind: 'tenant',
      acting: { id, actor_id, actor_email, reason, read_only, expires_at },
    })
    const entries = await soon(() => trail(acme.admin, 'request_id=acting-tag'), 2)
    expect(entries.map(({ kind }) => kind).sort()).toEqual(['change', 'request'])
    expect(new Set(entries.map((entry) => entry.reason))).toEqual(new Set([REASON]))
    expectOk(await end(backend.platform, session))
    expect(outcome(await acting.get('/admin/products'))).toBe('403 acting_reason_required')
  })

  it('tells the tenant who came, why and until when, and when they left', async () => {
    const session = await opened(support.client.with({ 'x-request-id': 'came' }), acme)
    expectOk(await end(support.client.with({ 'x-request-id': 'left' }), session))
    const [came] = await trail(acme.admin, 'request_id=came')
    expect(came).toMatchObject({
      kind: 'change',
      tenant_id: acme.id,
      reason: REASON,
      actor: { id: support.userId, name: support.email, home_tenant_id: 'platform' },
      change: {
        table: 'acting_session',
        id: session.id,
        operation: 'insert',
        after: { actor_email: support.email, reason: REASON, read_only: true },
      },
    })
    const [left] = await trail(acme.admin, 'request_id=left')
    expect(left).toMatchObject({
      reason: REASON,
      change: { id: session.id, operation: 'update', after: { end_reason: 'stopped' } },
    })
    expect(await trail(acme.admin, 'home_tenant_id=platform&table=acting_session')).toContainEqual(left)
    expect(await trail(rival.admin, `row_id=${session.id}`)).toEqual([])
    for (const id of ['came', 'left']) {
      const [request] = await soon(() => trail(backend.platform, `request_id=${id}&kind=request`))
      expect(request).toMatchObject({
        tenant_id: 'platform',
        reason: REASON,
        request: { outcome: 'allowed' },
      })
    }
  })

  it('is one at a time for a person in a tenant, however many open it at once', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => open(backend.platform, acme)))
    expect(answers.map(outcome).sort()).toEqual(['201', ...Array<string>(5).fill('409 acting_session_open')])
    const session = answers.find(({ status }) => status === 201)!.body.acting_session
    const other = await opened(support.client, acme)
    expect((await list(`tenant_id=${acme.id}&open=true`)).map(({ id }) => id).sort()).toEqual(
      [session.id, other.id].sort(),
    )
    expectOk(await end(backend.platform, session))
    expectOk(await end(support.client, other))
    expect(await list(`tenant_id=${acme.id}&open=true`)).toEqual([])
  })

  it('is ended by whoever opened it or by an operator, once', async () => {
    const session = await opened(backend.platform, acme)
    expect(outcome(await end(support.client, session))).toBe('403 forbidden')
    expect((await actIn(backend.platform, acme).get('/admin/products')).status).toBe(200)
    expectOk(await end(backend.platform, session))
    expect(outcome(await end(backend.platform, session))).toBe('409 illegal_transition')
    expect(outcome(await end(backend.platform, { id: 'acts_nobody' }))).toBe('404 not_found')
    const others = await opened(support.client, acme)
    const { acting_session: ended } = expectOk(await end(backend.platform, others))
    expect(ended).toMatchObject({
      end_reason: 'stopped',
      ended_by: session.actor_id,
      actor_id: support.userId,
    })
  })

  it('is listed by tenant, person and state, page by page', async () => {
    const mine = await list(`actor_id=${support.userId}&open=false`)
    expect(mine.length).toBeGreaterThan(1)
    expect(mine.every(({ actor_id }) => actor_id === support.userId)).toBe(true)
    const first = expectOk(
      await backend.platform.get<{ acting_sessions: ActingSession[]; next_cursor: string }>(
        `${SESSIONS}?limit=1`,
      ),
    )
    const second = await backend.platform.get<{ acting_sessions: ActingSession[] }>(
      `${SESSIONS}?limit=1&cursor=${first.next_cursor}`,
    )
    expect(second.body.acting_sessions[0]!.id < first.acting_sessions[0]!.id).toBe(true)
    expect((await list('open=true', support.client)).length).toBe(0)
  })
})

describe('a session ends by itself', () => {
  it('when its time is up: at once for requests, within a minute for the tenant’s trail', async () => {
    const session = await opened(backend.platform, acme, { duration_minutes: 1 })
    const before = new Date(Date.parse(session.expires_at) - 1).toISOString()
    expect(await drive('endDue', before)).toEqual([])
    await runOut(session)
    expect(outcome(await actIn(backend.platform, acme).get('/admin/products'))).toBe(
      '403 acting_reason_required',
    )
    expect(await list('open=true')).toEqual([])
    expect(await drive('endDue', new Date().toISOString())).toEqual([session.id])
    expect(await drive('endDue', new Date().toISOString())).toEqual([])
    const [left] = await trail(acme.admin, `row_id=${session.id}`)
    expect(left).toMatchObject({
      actor: { type: 'service', id: 'acting-sessions' },
      reason: REASON,
      change: { operation: 'update', after: { end_reason: 'expired' } },
    })
    expect(left!.change!.after).not.toHaveProperty('ended_by')
    const [read] = await list(`tenant_id=${acme.id}`)
    expect(read!.ended_at).toBe(read!.expires_at)
  })

  it('and stands in nobody’s way before that is noted', async () => {
    const session = await opened(backend.platform, acme)
    await runOut(session)
    const next = await opened(backend.platform, acme)
    expect(next.id).not.toBe(session.id)
    expect(outcome(await end(backend.platform, session))).toBe('409 illegal_transition')
    expectOk(await end(backend.platform, next))
  })

  it.each(['deactivate', 'remove'] as const)('with the membership: %s', async (how) => {
    const leaver = await hire(backend, platform(), ['platform_support'], `leaver-${how}`)
    const session = await opened(leaver.client, acme)
    expect((await actIn(leaver.client, acme).get('/admin/products')).status).toBe(200)
    const member = `/admin/tenant/members/${leaver.memberId}`
    expectOk(
      how === 'remove'
        ? await backend.platform.delete(member)
        : await backend.platform.post(`${member}/deactivate`),
    )
    expect([401, 403]).toContain((await actIn(leaver.client, acme).get('/admin/products')).status)
    expect(await list(`actor_id=${leaver.userId}`)).toMatchObject([
      { id: session.id, end_reason: 'membership_ended' },
    ])
    if (how === 'remove') return
    expectOk(await backend.platform.post(`${member}/reactivate`))
    expect(outcome(await actIn(leaver.client, acme).get('/admin/products'))).toBe(
      '403 acting_reason_required',
    )
  })

  it('with the sign-in of the browser that opened it, and with no other', async () => {
    const browser = async () => {
      const answer = await support.client.post('/auth/session')
      const cookie = String(answer.headers['set-cookie']).split(';')[0] as string
      return backend.client('localhost').with({ cookie })
    }
    const [here, there] = [await browser(), await browser()]
    const session = await opened(here, acme)
    expect((await there.delete('/auth/session')).status).toBe(200)
    expect((await actIn(here, acme).get('/admin/products')).status).toBe(200)
    expect((await here.delete('/auth/session')).status).toBe(200)
    expect((await list(`actor_id=${support.userId}`))[0]).toMatchObject({
      id: session.id,
      end_reason: 'signed_out',
      ended_by: support.userId,
    })
    expect(outcome(await actIn(support.client, acme).get('/admin/products'))).toBe(
      '403 acting_reason_required',
    )
  })
})

describe('a session that only reads', () => {
  it('is what support gets who says nothing, and changes nothing, whatever the policies allow', async () => {
    const session = await opened(backend.platform, acme, { read_only: true })
    const acting = actIn(backend.platform, acme).with({ 'x-request-id': 'only-reads' })
    expect((await acting.get('/admin/products')).status).toBe(200)
    for (const [method, path] of [
      ['POST', '/admin/product-tags'],
      ['DELETE', '/admin/products/prod_any'],
      ['POST', '/admin/users/me'],
    ] as const) {
      expect(outcome(await acting.send(method, path, {}))).toBe('403 acting_read_only')
    }
    const [refused] = await soon(() => trail(acme.admin, 'request_id=only-reads&outcome=denied'))
    expect(refused).toMatchObject({ reason: REASON, request: { status: 403, code: 'acting_read_only' } })
    expectOk(await end(backend.platform, session))
    const own = await opened(support.client, acme)
    expect(own.read_only).toBe(true)
    expectOk(await end(support.client, own))
    const writing = await opened(support.client, acme, { read_only: false })
    expect(outcome(await actIn(support.client, acme).post('/admin/product-tags', { value: 'x' }))).toBe(
      '403 forbidden',
    )
    expectOk(await end(support.client, writing))
  })
})

describe('a service', () => {
  const named = { 'x-acting-reason': 'nightly stock synchronisation' }
  let service: Client
  beforeAll(async () => {
    const key = await backend.createPlatformKey('sync')
    service = backend
      .client('localhost')
      .with({ authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` })
  })

  it('acts without a session, and its entries tell the reason that it names, or that it is a service', async () => {
    for (const [header, reason, id] of [
      [named, 'nightly stock synchronisation', 'named'],
      [{}, 'service', 'unnamed'],
      [
        { 'x-acting-reason': Buffer.from('مزامنة المخزون الليلية').toString('latin1') },
        'مزامنة المخزون الليلية',
        'arabic',
      ],
    ] as const) {
      const acting = actIn(service, acme).with({ ...header, 'x-request-id': `service-${id}` })
      expectOk(await acting.post('/admin/product-tags', { value: id }))
      const entries = await soon(() => trail(acme.admin, `request_id=service-${id}`), 2)
      expect(new Set(entries.map((entry) => entry.reason))).toEqual(new Set([reason]))
    }
  })

  it('is told of a reason that is none, and opens no session', async () => {
    for (const reason of ['short', 'x'.repeat(501)]) {
      const answer = await actIn(service, acme).with({ 'x-acting-reason': reason }).get('/admin/products')
      expect(outcome(answer)).toBe('400 validation_failed')
    }
    expect(outcome(await open(service, acme))).toBe('403 forbidden')
  })
})

it('a person’s header names no reason: only a session does', async () => {
  const acting = actIn(backend.platform, acme).with({ 'x-acting-reason': 'because I say so here' })
  expect(outcome(await acting.get('/admin/products'))).toBe('403 acting_reason_required')
})

it('nothing of it is there for a tenant, on its host or for who acts in it', async () => {
  const session = await opened(backend.platform, rival)
  for (const client of [rival.admin, actIn(backend.platform, rival)]) {
    expect(outcome(await client.get(SESSIONS))).toBe('404 not_found')
    expect(outcome(await open(client, rival))).toBe('404 not_found')
    expect(outcome(await end(client, session))).toBe('404 not_found')
  }
  expectOk(await end(backend.platform, session))
})

it.each<[string, object]>([
  ['no reason', { reason: undefined }],
  ['nine characters', { reason: '123456789' }],
  ['blanks', { reason: ' '.repeat(20) }],
  ['501 characters', { reason: 'x'.repeat(501) }],
  ['a line break', { reason: 'first line\nsecond line' }],
  ['half a character', { reason: 'half of one: \ud800' }],
  ['no time', { duration_minutes: 0 }],
  ['more than eight hours', { duration_minutes: 481 }],
  ['half a minute', { duration_minutes: 0.5 }],
  ['a text for a truth', { read_only: 'no' }],
  ['somebody else', { actor_id: 'user_other' }],
])('is not opened with %s', async (_name, body) => {
  expect(outcome(await open(backend.platform, acme, body))).toBe('400 validation_failed')
})

it('is not opened where no tenant is', async () => {
  const answer = await backend.platform.post('/admin/tenants/ten_nobody/acting-sessions', { reason: REASON })
  expect(outcome(answer)).toBe('404 not_found')
})

describe('what fails half-way leaves nothing behind', () => {
  const BOOM = 'forced failure after the last step'
  const rows = () =>
    backend.sql(
      async (owner) => (await owner.query('select * from acting_session order by id')).rows as unknown[],
    )

  it('opening', async () => {
    const before = await rows()
    const input = { tenantId: acme.id, actorId: 'user_x', actorEmail: 'x@x.example', reason: REASON }
    const failed = await drive('failLast', 'open', {
      ...input,
      durationMinutes: 5,
      readOnly: true,
      signIn: null,
    })
    expect(failed).toBe(BOOM)
    expect(await rows()).toEqual(before)
  })

  it('ending', async () => {
    const session = await opened(backend.platform, acme)
    const input = { which: { id: session.id }, because: 'stopped', by: session.actor_id }
    expect(await drive('failLast', 'end', input)).toBe(BOOM)
    expect((await actIn(backend.platform, acme).get('/admin/products')).status).toBe(200)
    expectOk(await end(backend.platform, session))
  })
})
