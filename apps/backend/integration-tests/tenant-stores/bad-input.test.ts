import { createProduct, TestBackend, type TestTenant } from '@cityos/testing'
import { allRows } from './rows'
import { createStore } from './shop'

let backend: TestBackend
let tenant: TestTenant
let other: TestTenant
let ownId: string
let foreign: { store: string; region: string; location: string; product: string; channel: string }

beforeAll(async () => {
  backend = await TestBackend.start()
  tenant = await backend.provisionTenant('brands')
  other = await backend.provisionTenant('rival')
  ownId = (await createStore(tenant, { name: 'Own' })).id
  const store = await createStore(other, { name: 'Foreign' })
  const product = await createProduct(other)
  foreign = {
    store: store.id,
    region: other.regionId,
    location: await locationOf(other),
    product: product.id,
    channel: store.sales_channel!.id,
  }
})
afterAll(() => backend?.stop())

async function locationOf({ admin }: TestTenant): Promise<string> {
  const { body } = await admin.get<{ stock_locations: { id: string }[] }>('/admin/stock-locations')
  return body.stock_locations[0]!.id
}

/** Sends what is wrong; expects the code, a sentence, and no row changed anywhere. */
async function refuses(path: string, body: unknown, status: number, code: string): Promise<void> {
  const before = await allRows(backend)
  const answer = await tenant.admin.post<{ code: string; message: string }>(path, body)
  expect([answer.status, answer.body.code]).toEqual([status, code])
  expect(answer.body.message.length).toBeGreaterThan(10)
  expect(await allRows(backend)).toEqual(before)
}

const region = (change: object) => ({
  new_regions: [{ currency_code: 'eur', country_codes: ['de'], ...change }],
})

describe('creating a store refuses', () => {
  it.each<[string, object, number, string]>([
    ['no name', { name: undefined }, 400, 'validation_failed'],
    ['a name of spaces', { name: '   ' }, 400, 'validation_failed'],
    ['a name that is too long', { name: 'x'.repeat(201) }, 400, 'validation_failed'],
    ['a name that is a number', { name: 7 }, 400, 'validation_failed'],
    ['an unknown field', { tenant_id: 'ten_x' }, 400, 'validation_failed'],
    ['an unknown type', { type: 'casino' }, 400, 'validation_failed'],
    ['being born paused', { status: 'paused' }, 400, 'validation_failed'],
    ['a taken handle', { handle: 'own' }, 409, 'store_handle_taken'],
    ['a taken name, whose handle is the same', { name: 'OWN!' }, 409, 'store_handle_taken'],
    ['a handle in capitals', { handle: 'OWN' }, 400, 'validation_failed'],
    ['a handle that looks taken, in Cyrillic letters', { handle: 'оwn' }, 400, 'validation_failed'],
    ['a handle in full-width letters', { handle: 'ｏｗｎ' }, 400, 'validation_failed'],
    ['a name that makes no handle', { name: 'بيت' }, 400, 'validation_failed'],
    ['unreadable text', { theme: { colors: { text: '#eeeeee' } } }, 400, 'validation_failed'],
    [
      "another tenant's picture",
      { theme: { logo_url: '/static/ten_other/x.png' } },
      400,
      'validation_failed',
    ],
    ['an unknown region', { region_ids: ['reg_nowhere'] }, 404, 'not_found'],
    ['an unknown product', { products: ['prod_nowhere'] }, 404, 'not_found'],
    ['an unknown stock location', { stock_location_ids: ['sloc_nowhere'] }, 404, 'not_found'],
    ['no stock location', { stock_location_ids: [] }, 400, 'validation_failed'],
    ['a stock location twice', { stock_location_ids: ['sloc_1', 'sloc_1'] }, 400, 'validation_failed'],
    ['a product twice', { products: ['prod_1', 'prod_1'] }, 400, 'validation_failed'],
    ['a currency that was withdrawn', region({ currency_code: 'bgn' }), 400, 'currency_unknown'],
    ['a currency that does not exist', region({ currency_code: 'zzz' }), 400, 'currency_unknown'],
    ['a country that does not exist', region({ country_codes: ['zz'] }), 400, 'validation_failed'],
    ['no country', region({ country_codes: [] }), 400, 'validation_failed'],
    ['a country of another region', region({ country_codes: ['us'] }), 409, 'country_in_use'],
    ['a negative price of shipping', region({ shipping_amount_minor: -1 }), 400, 'validation_failed'],
    ['a price of shipping with a point', region({ shipping_amount_minor: 4.9 }), 400, 'validation_failed'],
    ['a price of shipping in words', region({ shipping_amount_minor: '4.90' }), 400, 'validation_failed'],
    [
      'a country in two new regions',
      { new_regions: [region({}).new_regions[0], region({}).new_regions[0]] },
      400,
      'validation_failed',
    ],
    ["currencies without the region's", { currency_codes: ['eur'] }, 400, 'validation_failed'],
    ['a default currency that is none of them', { default_currency_code: 'eur' }, 400, 'validation_failed'],
    [
      'a default language that is none of them',
      { locales: ['en'], default_locale: 'de' },
      400,
      'validation_failed',
    ],
    ['a language that is none', { locales: ['english language'] }, 400, 'validation_failed'],
  ])('%s', (_name, change, status, code) =>
    refuses('/admin/tenant-stores', { name: 'Fresh', ...change }, status, code),
  )

  it("another tenant's region or product as if it did not exist", async () => {
    await refuses('/admin/tenant-stores', { name: 'Fresh', region_ids: [foreign.region] }, 404, 'not_found')
    await refuses('/admin/tenant-stores', { name: 'Fresh', products: [foreign.product] }, 404, 'not_found')
    const stock_location_ids = [foreign.location]
    await refuses('/admin/tenant-stores', { name: 'Fresh', stock_location_ids }, 404, 'not_found')
  })

  it('naming the region that has the country', async () => {
    const { body } = await tenant.admin.post<{ message: string }>('/admin/tenant-stores', {
      name: 'Fresh',
      ...region({ country_codes: ['us'] }),
    })
    expect(body.message).toContain(`(${tenant.regionId})`)
  })
})

it.each([null, '', 'free', 4.9, {}])(
  'says what a price of shipping is, to %j',
  async (shipping_amount_minor) => {
    const { body } = await tenant.admin.post<{ message: string }>('/admin/tenant-stores', {
      name: 'Fresh',
      ...region({ shipping_amount_minor }),
    })
    expect(body.message).toMatch(
      /^new_regions\.0\.shipping_amount_minor: (must be a whole number|Invalid input: expected int)/,
    )
    expect(body.message).not.toMatch(/NaN|null/)
  },
)

describe('changing a store refuses', () => {
  it.each<[string, object, number, string]>([
    ['nothing', {}, 400, 'validation_failed'],
    ['a new handle', { handle: 'new' }, 400, 'validation_failed'],
    ['a status', { status: 'paused' }, 400, 'validation_failed'],
    ['no language', { locales: [] }, 400, 'validation_failed'],
    ['an unknown region', { add_region_ids: ['reg_nowhere'] }, 404, 'not_found'],
    [
      'taking away a region that it does not sell to',
      { remove_region_ids: ['reg_nowhere'] },
      404,
      'not_found',
    ],
    ['another type once it sells', { type: 'b2b' }, 409, 'illegal_transition'],
    ['an unknown currency', { currency_codes: ['usd', 'zzz'] }, 400, 'currency_unknown'],
  ])('%s', (_name, change, status, code) => refuses(`/admin/tenant-stores/${ownId}`, change, status, code))

  it("another tenant's store and region as if they did not exist", async () => {
    await refuses(`/admin/tenant-stores/${foreign.store}`, { name: 'Mine' }, 404, 'not_found')
    await refuses(`/admin/tenant-stores/${ownId}`, { add_region_ids: [foreign.region] }, 404, 'not_found')
    for (const verb of ['activate', 'pause', 'resume', 'archive']) {
      await refuses(`/admin/tenant-stores/${foreign.store}/${verb}`, {}, 404, 'not_found')
    }
    expect((await tenant.admin.get(`/admin/tenant-stores/${foreign.store}`)).status).toBe(404)
    expect((await tenant.admin.delete(`/admin/tenant-stores/${foreign.store}`)).status).toBe(404)
  })
})

describe('selling refuses', () => {
  it("a channel of another tenant's", async () => {
    const { status } = await tenant.store.post('/store/carts', {
      region_id: tenant.regionId,
      sales_channel_id: foreign.channel,
    })
    expect(status).toBe(400)
  })
})

it.each([
  ['limit=0', 'validation_failed'],
  ['status=open', 'validation_failed'],
  ['colour=red', 'validation_failed'],
  ['cursor=x', 'cursor_invalid'],
])('listing with %s answers %s', async (query, code) => {
  const { status, body } = await tenant.admin.get<{ code: string }>(`/admin/tenant-stores?${query}`)
  expect([status, body.code]).toEqual([400, code])
})

it.each(['', '/options', '/:id'])('reading %s with a query that means nothing is refused', async (path) => {
  const { status, body } = await tenant.admin.get<{ code: string }>(
    `/admin/tenant-stores${path.replace(':id', ownId)}?colour=red`,
  )
  expect([status, body.code]).toEqual([400, 'validation_failed'])
})

it('the platform has no stores, and says so on every route of theirs', async () => {
  const routes: [string, string, object?][] = [
    ['GET', ''],
    ['POST', '', { name: 'Of the platform' }],
    ['GET', '/options'],
    ['GET', `/${ownId}`],
    ['POST', `/${ownId}`, { name: 'Mine' }],
    ['DELETE', `/${ownId}`],
    ...['activate', 'pause', 'resume', 'archive'].map((verb): [string, string] => [
      'POST',
      `/${ownId}/${verb}`,
    ]),
  ]
  const before = await allRows(backend)
  for (const [method, path, body] of routes) {
    const answer = await backend.platform.send(method, `/admin/tenant-stores${path}`, body)
    expect([method, path, answer.status, answer.body]).toEqual([
      method,
      path,
      404,
      { type: 'not_found', code: 'not_found', message: 'The platform is no tenant: see /admin/tenants.' },
    ])
  }
  expect(await allRows(backend)).toEqual(before)
})
