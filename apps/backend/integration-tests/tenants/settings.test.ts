import { join } from 'node:path'
import { expectOk, TestBackend, type TestTenant } from '@cityos/testing'

const FIXTURE = join(__dirname, '../fixtures/tenant-workflows.ts')
let backend: TestBackend
let tenant: TestTenant
let other: TestTenant

beforeAll(async () => {
  backend = await TestBackend.start()
  tenant = await backend.provisionTenant('settled', { locale: 'en-GB', currency_code: 'eur' })
  other = await backend.provisionTenant('neighbour')
})
afterAll(() => backend?.stop())

interface Body {
  tenant: Record<string, unknown>
  code?: string
  message?: string
}

const platformChange = (change: unknown, of = tenant) =>
  backend.platform.post<Body>(`/admin/tenants/${of.id}`, change)
const ownChange = (change: unknown, of = tenant) => of.admin.post<Body>('/admin/tenant', change)
const read = async (of = tenant) => (await of.admin.get<Body>('/admin/tenant')).body.tenant

/** The name and the currencies of core's own store, the default one marked. */
async function coreStore(of = tenant): Promise<string[]> {
  const { body } = await of.admin.get<{
    stores: { name: string; supported_currencies: { currency_code: string; is_default: boolean }[] }[]
  }>('/admin/stores')
  const { name, supported_currencies: currencies } = body.stores[0]!
  return [
    name,
    ...currencies.map(({ currency_code, is_default }) => `${currency_code}${is_default ? '*' : ''}`).sort(),
  ]
}

describe('a tenant’s settings', () => {
  it('begin with what it was provisioned with', async () => {
    expect(await read()).toMatchObject({
      id: tenant.id,
      handle: 'settled',
      tier: 'enterprise',
      country_code: 'us',
      currency_codes: ['eur'],
      default_currency_code: 'eur',
      locales: ['en-GB'],
      default_locale: 'en-GB',
      time_zone: 'UTC',
    })
  })

  it('are changed by the tenant itself, and core’s store gets the same name and currencies', async () => {
    const change = {
      name: '  Settled & Sons ',
      currency_codes: ['USD', 'eur', 'gbp'],
      locales: ['de', 'en-gb'],
      default_locale: 'de',
      time_zone: 'europe/berlin',
    }
    expect(expectOk(await ownChange(change)).tenant).toMatchObject({
      name: 'Settled & Sons',
      currency_codes: ['usd', 'eur', 'gbp'],
      default_currency_code: 'usd',
      locales: ['de', 'en-GB'],
      default_locale: 'de',
      time_zone: 'Europe/Berlin',
    })
    expect(await coreStore()).toEqual(['Settled & Sons', 'eur', 'gbp', 'usd*'])
  })

  it('are changed by the platform, placement too', async () => {
    const placement = {
      country_code: 'DE',
      scope_code: 'berlin',
      category_code: 'food',
      subcategory_code: 'bakery',
    }
    expect(expectOk(await platformChange({ ...placement, currency_codes: ['eur'] })).tenant).toMatchObject({
      ...placement,
      country_code: 'de',
    })
    expect(await coreStore()).toEqual(['Settled & Sons', 'eur*'])
    expect(await read()).toMatchObject({ subcategory_code: 'bakery' })
  })

  it('let a default locale that is no longer listed give way to the first', async () => {
    expectOk(await ownChange({ locales: ['fr', 'en-GB'] }))
    expect(await read()).toMatchObject({ locales: ['fr', 'en-GB'], default_locale: 'fr' })
    expectOk(await ownChange({ locales: [] }))
    expect(await read()).toMatchObject({ locales: [], default_locale: null })
  })

  it('of one tenant are not another’s', async () => {
    const before = await read(other)
    expectOk(await ownChange({ name: 'Mine alone' }))
    expect(await read(other)).toEqual(before)
  })

  it.each([
    ['a category without scope', { scope_code: null }, 'category_code: needs a scope_code'],
    ['a scope without country', { country_code: null }, 'scope_code: needs a country_code'],
    ['a subcategory without category', { category_code: null }, 'subcategory_code: needs a category_code'],
    ['an unknown country', { country_code: 'zz' }, 'country_code: no such country: zz'],
    ['a code with spaces', { scope_code: 'Old Town' }, 'scope_code'],
  ])('refuse %s', async (_name, change, sentence) => {
    const before = await read()
    const answer = await platformChange(change)
    expect([answer.status, answer.body.code]).toEqual([400, 'validation_failed'])
    expect(answer.body.message).toContain(sentence)
    expect(await read()).toEqual(before)
  })

  it.each([
    ['nothing', {}, 'validation_failed'],
    ['no object', [], 'validation_failed'],
    ['an unknown field', { colour: 'red' }, 'validation_failed'],
    ['the handle', { handle: 'better' }, 'validation_failed'],
    ['the status', { status: 'active' }, 'validation_failed'],
    ['the plan', { tier: 'enterprise' }, 'validation_failed'],
    ['an empty name', { name: '  ' }, 'validation_failed'],
    ['a long name', { name: 'x'.repeat(201) }, 'validation_failed'],
    ['a name that is a number', { name: 7 }, 'validation_failed'],
    ['no currency', { currency_codes: [] }, 'validation_failed'],
    ['a currency twice', { currency_codes: ['eur', 'EUR'] }, 'validation_failed'],
    ['a currency that nobody knows', { currency_codes: ['eur', 'zzz'] }, 'currency_unknown'],
    ['a malformed currency', { currency_codes: ['euro'] }, 'validation_failed'],
    ['a malformed locale', { locales: ['english language'] }, 'validation_failed'],
    ['a default locale that is not listed', { locales: ['de'], default_locale: 'fr' }, 'validation_failed'],
    ['an unknown time zone', { time_zone: 'Mars/Olympus' }, 'validation_failed'],
    ['an offset for a time zone', { time_zone: '+02:00' }, 'validation_failed'],
  ])('refuse %s from both and change nothing', async (_name, change, code) => {
    const before = [await read(), await coreStore()]
    for (const answer of [await ownChange(change), await platformChange(change)]) {
      expect([answer.status, answer.body.code]).toEqual([400, code])
      expect(answer.body.message).toMatch(/\w+: .+/)
    }
    expect([await read(), await coreStore()]).toEqual(before)
  })

  it.each(['country_code', 'scope_code', 'category_code', 'subcategory_code'])(
    'leave %s to the platform',
    async (field) => {
      expect((await ownChange({ [field]: 'us' })).status).toBe(400)
    },
  )

  it('are given back, core’s store’s too, when a later step fails', async () => {
    const before = [await read(), await coreStore()]
    const failed = await backend.run<string>(FIXTURE, 'failLast', 'update-tenant', {
      tenantId: tenant.id,
      change: {
        name: 'Doomed',
        currency_codes: ['jpy', 'usd'],
        time_zone: 'Asia/Tokyo',
        scope_code: 'tokyo',
      },
    })
    expect(failed).toContain('forced failure')
    expect([await read(), await coreStore()]).toEqual([
      { ...(before[0] as object), updated_at: expect.any(String) },
      before[1],
    ])
  })

  it('are given back when core’s store refuses the currencies', async () => {
    const [before, store] = [await read(), await coreStore()]
    await backend.sql((client) =>
      client.query(`alter table store_currency add constraint no_sek check (currency_code <> 'sek')`),
    )
    expect((await ownChange({ name: 'Doomed', currency_codes: ['sek'] })).status).toBeGreaterThanOrEqual(400)
    expect(await read()).toEqual({ ...before, updated_at: expect.any(String) })
    expect(await coreStore()).toEqual(store)
  })

  it('say which of them have changed, where the platform listens', async () => {
    await backend.run(FIXTURE, 'listen')
    expectOk(await ownChange({ time_zone: 'Asia/Tokyo', name: 'Announced' }, other))
    expectOk(await ownChange({ time_zone: 'Asia/Tokyo' }, other))
    const heard = await backend.run<{ data: { changed: string[]; actor_id: string } }[]>(
      FIXTURE,
      'heard',
      other.id,
    )
    expect(heard.map(({ data }) => data.changed.sort())).toEqual([['name', 'time_zone'], []])
    expect(heard[0]!.data.actor_id).toMatch(/^user_/)
  })
})

describe('the routes of the own tenant', () => {
  it('need a member who is signed in', async () => {
    for (const path of ['/admin/tenant', '/admin/tenant/usage']) {
      expect((await tenant.anonymous.get(path)).status).toBe(401)
      expect((await tenant.store.get(path)).status).toBe(401)
    }
    expect((await tenant.anonymous.post('/admin/tenant', { name: 'x' })).status).toBe(401)
  })

  it('answer on the platform’s host that it is no tenant', async () => {
    for (const path of ['/admin/tenant', '/admin/tenant/usage']) {
      const answer = await backend.platform.get<Body>(path)
      expect([answer.status, answer.body.code]).toEqual([404, 'not_found'])
    }
    expect((await backend.platform.post('/admin/tenant', { name: 'x' })).status).toBe(404)
  })

  it('refuse a query that they do not know', async () => {
    for (const path of ['/admin/tenant', '/admin/tenant/usage']) {
      expect((await tenant.admin.get(`${path}?tenant_id=${other.id}`)).status).toBe(400)
    }
  })
})

describe('the list of tenants', () => {
  const list = (query: string) =>
    backend.platform.get<{ tenants: { handle: string }[]; count: number; code?: string }>(
      `/admin/tenants?${query}`,
    )
  const handles = async (query: string) => (await list(query)).body.tenants.map(({ handle }) => handle)

  it('filters by status, plan and country, and all at once', async () => {
    const german = await backend.provisionTenant('german', { country_codes: ['de'], tier: 'starter' })
    await backend.platform.post(`/admin/tenants/${german.id}/activate`, {})
    expect(await handles('tier=starter')).toEqual(['german'])
    expect(await handles('status=active')).toEqual(['german'])
    expect(await handles('country_code=DE&status=active&tier=starter&q=germ')).toEqual(['german'])
    expect(await handles('country_code=de&order=handle')).toEqual(['german', 'settled'])
    expect(await handles('status=archived')).toEqual([])
  })

  it.each([
    'status=dead',
    'tier=gold',
    'country_code=deu',
    'offset=10',
    'colour=red',
    'limit=0',
    'order=tier',
  ])('refuses ?%s', async (query) => {
    const answer = await list(query)
    expect([answer.status, answer.body.code]).toEqual([400, 'validation_failed'])
  })
})
