import { LARGEST_BODY_BYTES, hashOf, type State } from '@cityos/bridge'
import { TestBackend, type TestTenant } from '@cityos/testing'
import { OtherSide, signed } from './other-side'

let other: OtherSide
let backend: TestBackend
let acme: TestTenant
let globex: TestTenant
const CRON_TOKEN = 'a-token-of-at-least-32-characters'

beforeAll(async () => {
  other = await OtherSide.start()
  backend = await TestBackend.start({ env: { ...other.env, CRON_TOKEN } })
  acme = await backend.provisionTenant('acme')
  globex = await backend.provisionTenant('globex')
})
afterAll(async () => {
  await backend?.stop()
  await other?.stop()
})

const PLACED = {
  country_code: 'sa',
  scope_code: 'riyadh',
  category_code: 'food',
  subcategory_code: 'bakeries',
}

/** What the content admin would tell. */
function message(tenantId: string, entity: string, id: string, version: number, data: State | null) {
  return {
    form: 1,
    event: `${entity}.updated`,
    tenant_id: tenantId,
    entity,
    entity_id: id,
    version,
    hash: hashOf(data ?? undefined),
    deleted: data === null,
    data,
    occurred_at: new Date().toISOString(),
    correlation_id: null,
  }
}
const profile = (tenantId: string, version: number, placement = PLACED) =>
  message(tenantId, 'tenant_profile', tenantId, version, { placement })

async function post(tenantId: string, request: { headers: Record<string, string>; body: string }, path = '') {
  const url = `${backend.server.url}/webhooks/bridge/${tenantId}${path}`
  const answer = await fetch(url, { method: 'POST', ...request })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}
const tell = (told: { tenant_id: string }, options?: Parameters<typeof signed>[2]) =>
  post(told.tenant_id, signed(told.tenant_id, told, options))

const rows = <T>(sql: string, values: unknown[] = []) =>
  backend.sql(async (client) => (await client.query(sql, values)).rows as T[])

async function until<T>(look: () => Promise<T>, fits: (found: T) => boolean): Promise<T> {
  for (const end = Date.now() + 10_000; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const found = await look()
    if (fits(found) || Date.now() > end) return found
  }
}
const placementOf = async (tenant: TestTenant) =>
  (
    await rows<typeof PLACED>(
      'select country_code, scope_code, category_code, subcategory_code from tenant where id = $1',
      [tenant.id],
    )
  )[0]
const counted = async (state: string) =>
  (await rows<{ n: number }>('select count(*)::int as n from sync_inbox where state = $1', [state]))[0]!.n

describe('what the content admin tells', () => {
  it('is taken in once, worked on, and not told back', async () => {
    const versions = () =>
      rows(
        'select entity, entity_id, version from sync_entity where tenant_id = $1 and version > 0 order by 1, 2',
        [acme.id],
      )
    await until(
      () => rows('select from sync_outbox'),
      (left) => !left.length,
    )
    const before = await versions()
    const told = profile(acme.id, 3)
    const request = signed(acme.id, told)
    expect(await post(acme.id, request)).toEqual({ status: 202, body: { state: 'received' } })
    expect(await post(acme.id, request)).toEqual({ status: 202, body: { state: 'again' } })
    expect(
      await until(
        () => placementOf(acme),
        (found) => found?.scope_code === 'riyadh',
      ),
    ).toEqual(PLACED)
    expect(await rows('select entity from sync_outbox where tenant_id = $1', [acme.id])).toEqual([])
    // A change of the tenant's own afterwards is told, and was the only one.
    await backend.platform.post(`/admin/tenants/${acme.id}`, { name: 'Acme 2' })
    const { version } = await other.heard(
      ({ entity_id: id, data }) => id === acme.id && data?.['name'] === 'Acme 2',
    )
    expect(await versions()).toEqual(
      before.map((row) =>
        (row as { entity: string }).entity === 'tenant'
          ? { ...(row as object), version: String(version) }
          : row,
      ),
    )
    expect(version).toBe(
      Number(
        (before as { entity: string; version: string }[]).find(({ entity }) => entity === 'tenant')!.version,
      ) + 1,
    )
  })

  it('an older state changes nothing, and two states of one version are a conflict', async () => {
    const elsewhere = { ...PLACED, scope_code: 'jeddah' }
    await tell(profile(acme.id, 2, elsewhere))
    await until(
      () => counted('stale'),
      (n) => n === 1,
    )
    await tell(profile(acme.id, 3, elsewhere))
    await until(
      () => counted('conflict'),
      (n) => n === 1,
    )
    expect(await placementOf(acme)).toEqual(PLACED)
    expect(await rows('select entity, state from sync_conflict')).toEqual([
      { entity: 'tenant_profile', state: 'open' },
    ])
  })

  it('the geo hierarchy, which everybody may read', async () => {
    const place = (entity: string, id: string, data: State) => tell(message('platform', entity, id, 1, data))
    const names = { en: 'A', ar: 'ا' }
    await place('country', 'c1', { code: 'sa', names })
    await place('geo_scope', 's1', { code: 'riyadh', names, country_code: 'sa' })
    await place('geo_category', 'k1', { code: 'food', names, parent_code: null, scope_codes: ['riyadh'] })
    await place('geo_subcategory', 'b1', { code: 'bakeries', names, category_code: 'food' })
    const found = await until(
      () => rows('select kind, code, parent_code from geo_place order by code'),
      (all) => all.length === 4,
    )
    expect(found).toEqual([
      { kind: 'subcategory', code: 'bakeries', parent_code: 'food' },
      { kind: 'category', code: 'food', parent_code: null },
      { kind: 'scope', code: 'riyadh', parent_code: 'sa' },
      { kind: 'country', code: 'sa', parent_code: null },
    ])
    await tell(message('platform', 'geo_subcategory', 'b1', 2, null))
    expect(
      await until(
        () => rows(`select from geo_place where kind = 'subcategory'`),
        (all) => !all.length,
      ),
    ).toEqual([])
  })
})

describe('what is refused', () => {
  const refused = async (request: Promise<{ status: number; body: Record<string, unknown> }>) => {
    const { status, body } = await request
    return `${status} ${String(body['code'])}`
  }
  const told = () => profile(globex.id, 1)
  const hours = (n: number) => new Date(Date.now() + n * 3_600_000)

  it.each<[string, () => Promise<{ status: number; body: Record<string, unknown> }>, string]>([
    [
      'no signature',
      () => post(globex.id, { headers: {}, body: JSON.stringify(told()) }),
      '401 signature_refused',
    ],
    [
      'another body than was signed',
      () => post(globex.id, { ...signed(globex.id, told()), body: JSON.stringify(told()) + ' ' }),
      '401 signature_refused',
    ],
    [
      'the signature of another tenant',
      () => post(globex.id, signed(acme.id, told())),
      '401 signature_refused',
    ],
    ['our own signature, sent back', () => tell(told(), { sender: 'medusa' }), '401 signature_refused'],
    ['a message of an hour ago', () => tell(told(), { at: hours(-1) }), '401 signature_refused'],
    ['a message of the future', () => tell(told(), { at: hours(1) }), '401 signature_refused'],
    ['a tenant that nobody knows', () => tell(profile('ten_unknown', 1)), '401 signature_refused'],
    [
      'a message about another tenant',
      () => post(globex.id, signed(globex.id, profile(acme.id, 9))),
      '403 message_forbidden',
    ],
    [
      'a thing that is not theirs to tell',
      () => tell(message(globex.id, 'product', 'p', 1, { title: 'x' })),
      '403 message_forbidden',
    ],
    [
      'the geo hierarchy from a tenant',
      () => tell(message(globex.id, 'country', 'c', 1, { code: 'sa' })),
      '403 message_forbidden',
    ],
    ['no JSON', () => post(globex.id, signed(globex.id, '{')), '400 message_invalid'],
    ['no message', () => post(globex.id, signed(globex.id, { form: 1, hello: true })), '400 message_invalid'],
    [
      'a form of tomorrow',
      () => post(globex.id, signed(globex.id, { ...told(), form: 2 })),
      '422 message_form_unknown',
    ],
    [
      'too much',
      () => post(globex.id, signed(globex.id, ' '.repeat(LARGEST_BODY_BYTES + 1))),
      '413 body_too_large',
    ],
    [
      'a question about what is not theirs',
      () =>
        post(
          globex.id,
          signed(globex.id, { tenant_id: globex.id, entity: 'product', after: '', most: 10 }),
          '/held',
        ),
      '403 message_forbidden',
    ],
    [
      'a question without proof',
      () => post(globex.id, { headers: {}, body: '{}' }, '/held'),
      '401 signature_refused',
    ],
  ])('%s', async (_name, request, answer) => {
    const before = await rows('select from sync_inbox')
    expect(await refused(request())).toBe(answer)
    expect((await rows('select from sync_inbox')).length).toBe(before.length)
  })

  it("everything on a tenant's own host", async () => {
    const { status } = await acme.anonymous.post(`/webhooks/bridge/${acme.id}`, told())
    expect(status).toBe(404)
  })
})

it('what is held is told to who asks and proves it', async () => {
  const question = { tenant_id: acme.id, entity: 'tenant_profile', after: '', most: 10 }
  const { status, body } = await post(acme.id, signed(acme.id, question), '/held')
  expect(status).toBe(200)
  expect(body).toEqual({
    held: [{ entity_id: acme.id, version: 3, hash: hashOf({ placement: PLACED }), deleted: false }],
  })
})

describe('cron over HTTP', () => {
  const call = async (job: string, token?: string) => {
    const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {}
    const answer = await fetch(`${backend.server.url}/webhooks/cron/${job}`, { method: 'POST', headers })
    return { status: answer.status, body: (await answer.json()) as { done?: unknown } }
  }
  it('is for who has the token', async () => {
    expect((await call('sync')).status).toBe(401)
    expect((await call('sync', CRON_TOKEN.replace('a', 'b'))).status).toBe(401)
    expect((await call('everything', CRON_TOKEN)).status).toBe(404)
  })
  it.each(['sync', 'retry', 'reconcile'])('does the job %s', async (job) => {
    expect(await call(job, CRON_TOKEN)).toMatchObject({ status: 200, body: { job } })
  })
})
