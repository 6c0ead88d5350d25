import { LARGEST_BODY_BYTES, hashOf, type State } from '@cityos/bridge'
import { createProduct, TestBackend, type TestProduct, type TestTenant } from '@cityos/testing'
import { OtherSide, signed } from './other-side'
import { message, until } from './support'

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

describe('where a tenant is placed', () => {
  const provision = (handle: string, places: object) =>
    backend.platform.post<{
      code?: string
      message?: string
      tenant?: { id: string; placement_editor_url: string }
    }>('/admin/tenants', {
      handle,
      name: handle,
      country_codes: ['sa'],
      admin: { email: `admin@${handle}.example`, password: 'a-password-for-tests' },
      ...places,
    })

  it.each([
    ['a country that nobody has told of', { country_codes: ['de'] }, 'placement_unknown', 'country_code'],
    ['a scope that nobody has told of', { scope_code: 'atlantis' }, 'placement_unknown', 'scope_code'],
    [
      'a category of another scope',
      { scope_code: 'jeddah', category_code: 'food' },
      'placement_invalid',
      'scope_code',
    ],
  ])('at %s is refused', async (_name, places, code, names) => {
    await tell(message('platform', 'geo_scope', 's2', 1, { code: 'jeddah', names: {}, country_code: 'sa' }))
    await until(
      () => rows(`select from geo_place where code = 'jeddah'`),
      (found) => found.length === 1,
    )
    const { status, body } = await provision('nowhere', places)
    expect([status, body.code]).toEqual([400, code])
    expect(body.message).toContain(names)
  })

  it('is told as a beginning, and from then on decided by the content admin', async () => {
    const { status, body } = await provision('placed', { scope_code: 'riyadh', category_code: 'food' })
    expect(status).toBe(201)
    const { id, placement_editor_url: editor } = body.tenant!
    expect(editor).toBe(`${other.url}/admin/collections/tenants/${id}`)
    const { data } = await other.heard((told) => told.entity_id === id)
    const initial = { ...PLACED, subcategory_code: null }
    expect(data?.['initial_placement']).toEqual(initial)
    const change = (places: object) =>
      backend.platform.post<{ code?: string; message?: string }>(`/admin/tenants/${id}`, places)
    expect(await change({ name: 'Other', scope_code: 'jeddah', category_code: null })).toMatchObject({
      status: 400,
      body: { code: 'field_owned_elsewhere', message: expect.stringContaining('scope_code, category_code') },
    })
    // A form may send back what it was given.
    expect((await change({ name: 'Other', scope_code: 'riyadh' })).status).toBe(200)
    await tell(
      profile(id, 1, {
        ...PLACED,
        scope_code: 'jeddah',
        category_code: null as never,
        subcategory_code: null as never,
      }),
    )
    await until(
      () => rows(`select from tenant where id = $1 and scope_code = 'jeddah'`, [id]),
      (found) => found.length === 1,
    )
    expect(await rows('select initial_placement from tenant where id = $1', [id])).toEqual([
      { initial_placement: initial },
    ])
  })
})

describe('what is published about a product, in the store API', () => {
  let shirt: TestProduct
  const words = (title: string) => ({
    title,
    summary: null,
    body_html: '<p>x</p>',
    seo: { title: null, description: null },
  })
  const content = (id: string, version: number, title: string, storeId: string | null = null) =>
    tell(
      message(acme.id, 'product_content', id, version, {
        product_id: shirt.id,
        store_id: storeId,
        published_at: '2026-01-01T00:00:00.000Z',
        locales: { en: words(title), ar: words(`${title} ar`) },
        images: [
          { url: 'https://x.example/a.png', width: 1, height: null, alt: { en: 'A shirt', ar: 'قميص' } },
        ],
      }),
    )
  interface Seen {
    title: string
    content?: { title: string; locale: string; images: { alt: string }[] } | null
  }
  const read = async (query = 'fields=%2Bcontent', client = acme.store): Promise<Seen> => {
    const one = await client.get<{ product: Seen }>(`/store/products/${shirt.id}?${query}`)
    const all = await client.get<{ products: Seen[] }>(`/store/products?${query}`)
    expect([one.status, all.status]).toEqual([200, 200])
    expect(all.body.products[0]!.content).toEqual(one.body.product.content)
    return one.body.product
  }
  const titled = async (title: string | undefined) => {
    const shown = async () =>
      (await acme.store.get<{ product: Seen }>(`/store/products/${shirt.id}?fields=%2Bcontent`)).body.product
    await until(shown, (product) => product.content?.title === title)
    // Nothing changes from here on: the list and the product have to agree.
    return read()
  }
  beforeAll(async () => {
    shirt = await createProduct(acme)
  })

  it('is there when it is asked for, and at once when it changes, past every cache', async () => {
    expect((await read()).content).toBeNull()
    expect(await read('fields=id')).not.toHaveProperty('content')
    await content('pc1', 1, 'First')
    expect((await titled('First')).content).toMatchObject({ locale: 'en', images: [{ alt: 'A shirt' }] })
    const cached = await acme.store.get(`/store/products/${shirt.id}?fields=%2Bcontent`)
    expect(cached.headers['x-cache']).toBe('hit')
    await content('pc1', 2, 'Second')
    await until(
      () => rows(`select from product_content where locales -> 'en' ->> 'title' = 'Second'`),
      (found) => found.length === 1,
    )
    expect((await read()).content?.title).toBe('Second')
  })

  it.each([
    ['fields=*content', 'en'],
    ['fields=id,title,content', 'en'],
    ['fields=%2Bcontent&locale=ar', 'ar'],
    ['fields=%2Bcontent&locale=ar-SA', 'ar'],
    ['fields=%2Bcontent&locale=fr', 'en'],
  ])('%s answers in %s', async (query, locale) => {
    const product = await read(query)
    expect(product.title).toBe('Shirt')
    expect(product.content).toMatchObject({ locale, images: [{ alt: locale === 'ar' ? 'قميص' : 'A shirt' }] })
  })

  it("of a store comes before that of all stores, and another store's is not shown", async () => {
    const [store] = await rows<{ id: string }>('select id from tenant_store where tenant_id = $1', [acme.id])
    await content('pc3', 1, 'Elsewhere', 'tstore_other')
    await content('pc2', 1, 'Own', store!.id)
    expect((await titled('Own')).content?.title).toBe('Own')
    await tell(message(acme.id, 'product_content', 'pc2', 2, null))
    expect((await titled('Second')).content?.title).toBe('Second')
  })

  it('is gone when it is not published any more, and never was another tenant’s', async () => {
    const [{ n }] = (await rows<{ n: number }>(
      `select count(*)::int as n from product_content where tenant_id <> $1`,
      [acme.id],
    )) as [{ n: number }]
    expect(n).toBe(0)
    await tell(message(acme.id, 'product_content', 'pc1', 3, null))
    expect((await titled(undefined)).content).toBeNull()
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
