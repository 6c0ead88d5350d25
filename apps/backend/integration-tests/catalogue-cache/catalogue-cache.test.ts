import { Client as Database } from 'pg'
import { createCart, placeOrder, type Client } from '@cityos/testing'
import { raceReaders } from './race'
import { checkSameAnswers } from './same-answers'
import { createWorld, essence, stockUp, storefront, type Shop, type World } from './world'

/** `npm run test:long` tries more, from the seed that it prints. */
const LONG = Boolean(process.env['CITYOS_LONG'])
const RUNS = LONG ? 60 : 3
const WRITES = LONG ? 600 : 60
const TIMEOUT_MS = 60 * 60_000
const LIST = '/store/products?limit=10'
const STOCK = '/store/products?fields=id,title,*variants,%2Bvariants.inventory_quantity'

let world: World
let north: Shop
let south: Shop

beforeAll(async () => {
  world = await createWorld(['north', 'south'], { STORE_CORS: 'https://one.example,https://two.example' })
  ;[north, south] = world.shops as [Shop, Shop]
}, TIMEOUT_MS)
afterAll(() => world?.stop(), TIMEOUT_MS)

const front = (shop: Shop, process = 0): Client => storefront(world.cached[process]!, shop)
const uncached = (shop: Shop): Client => storefront(world.uncached, shop)

/** Fills both caches with the answer to `path`, and makes sure that it is really answered from there. */
async function warm(shop: Shop, path: string): Promise<void> {
  for (const process of [0, 1]) {
    await front(shop, process).get(path)
    expect((await front(shop, process).get(path)).headers['x-cache']).toBe('hit')
  }
}

/** The caches are asked first, in the moment after the change. */
async function expectSame(shop: Shop, path: string): Promise<void> {
  const answers = await Promise.all([0, 1].map((process) => front(shop, process).get(path)))
  const truth = essence(await uncached(shop).get(path))
  expect(answers.map(essence)).toEqual([truth, truth])
}

/** Direct SQL as the application role in a tenant's scope: not a word of it reaches any process. */
async function asTenant(shop: Shop, sql: string): Promise<void> {
  const database = new Database({ connectionString: world.backend.database.appUrl })
  await database.connect()
  try {
    await database.query(`set app.tenant = '${shop.id}'; ${sql}`)
  } finally {
    await database.end()
  }
}

const productOf = async (shop: Shop) => {
  const { body } = await uncached(shop).get<{ products: { id: string; variants: { id: string }[] }[] }>(LIST)
  return body.products[0]!
}

describe('an answer from the cache', () => {
  it('is the one that Medusa gave, without Medusa', async () => {
    const truth = await uncached(north).get(LIST)
    const miss = await front(north).get(LIST)
    const hit = await front(north).get(LIST)
    expect([miss.headers['x-cache'], hit.headers['x-cache']]).toEqual(['miss', 'hit'])
    expect([essence(miss), essence(hit)]).toEqual([essence(truth), essence(truth)])
    const OF_ONE_SENDING = /^(date|connection|keep-alive|x-cache|x-request-id|ratelimit-.*)$/
    const own = (headers: typeof hit.headers) =>
      Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_ONE_SENDING.test(name)))
    expect(own(hit.headers)).toEqual(own(miss.headers))
    expect(hit.headers).toMatchObject({ 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' })
    expect(hit.headers).not.toHaveProperty('x-powered-by')
    const names = String(hit.headers['vary']).toLowerCase().split(/,\s*/)
    expect(names).toEqual(
      expect.arrayContaining(['x-publishable-api-key', 'authorization', 'cookie', 'origin']),
    )
  })

  it('is 304 for who has it, in any process, and whole after a change', async () => {
    await warm(north, LIST)
    const tag = String((await front(north).get(LIST)).headers['etag'])
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const answer = await front(north, 1).with({ 'if-none-match': known }).get(LIST)
      expect([answer.status, answer.text, answer.headers['etag']]).toEqual([304, '', tag])
      expect(answer.headers['content-type']).toBeUndefined()
    }
    expect((await front(north).with({ 'if-none-match': '"other"' }).get(LIST)).status).toBe(200)
    await asTenant(north, `update product set subtitle = 'changed'`)
    const changed = await front(north).with({ 'if-none-match': tag }).get(LIST)
    expect([changed.status, changed.headers['x-cache']]).toEqual([200, 'miss'])
    const same = await front(north, 1)
      .with({ 'if-none-match': String(changed.headers['etag']) })
      .get(LIST)
    expect([same.status, same.headers['x-cache'], same.text]).toEqual([304, 'miss', ''])
  })

  it('comes without its body for HEAD, computed or kept', async () => {
    await asTenant(north, `update product set subtitle = 'for head'`)
    for (const state of ['miss', 'hit']) {
      const head = await front(north).send('HEAD', LIST)
      expect([head.status, head.text, head.headers['x-cache']]).toEqual([200, '', state])
      const get = await front(north).get(LIST)
      expect(head.headers['content-length']).toBe(String(Buffer.byteLength(get.text)))
      expect(head.headers['etag']).toBe(get.headers['etag'])
    }
  })

  it('is another one for each origin', async () => {
    for (const state of ['miss', 'hit']) {
      for (const origin of ['https://one.example', 'https://two.example', 'https://evil.example']) {
        const { headers } = await front(south).with({ origin }).get(LIST)
        expect(headers['x-cache']).toBe(state)
        expect(headers['access-control-allow-origin']).toBe(origin.includes('evil') ? undefined : origin)
      }
    }
  })

  it('is another one for each locale and key, and none without a key', async () => {
    await warm(north, LIST)
    expect((await front(north).with({ 'x-medusa-locale': 'de-DE' }).get(LIST)).headers['x-cache']).toBe(
      'miss',
    )
    for (const key of [undefined, 'pk_unknown']) {
      const client = front(north).with({ 'x-publishable-api-key': key })
      for (let n = 0; n < 2; n++) expect((await client.get(LIST)).status).toBe(400)
    }
    await asTenant(north, `update api_key set revoked_at = now() where type = 'publishable'`)
    expect((await front(north).get(LIST)).status).toBe(400)
    await asTenant(north, `update api_key set revoked_at = null where type = 'publishable'`)
    await expectSame(north, LIST)
  })

  it('never reaches another tenant', async () => {
    const path = '/store/products?handle=product-1'
    const { id } = await productOf(north)
    await warm(north, path)
    await warm(north, `/store/products/${id}`)
    await expectSame(south, path)
    expect((await front(south).get(path)).text).not.toContain(id)
    for (let n = 0; n < 2; n++) expect((await front(south).get(`/store/products/${id}`)).status).toBe(404)
    const borrowed = front(south).with({ 'x-publishable-api-key': north.publishableKey })
    expect((await borrowed.get(path)).status).toBe(400)
  })

  it('is for nobody who has signed in, brings a cart or names a tenant', async () => {
    await warm(north, LIST)
    const cart = await createCart(north, (await productOf(north)).variants[0]!.id)
    const bypassed: [Client, string][] = [
      [front(north).with({ authorization: 'Bearer nobody' }), LIST],
      [front(north).with({ cookie: 'connect.sid=s%3Anobody' }), LIST],
      [front(north), `${LIST}&cart_id=${cart.id}&fields=*variants.calculated_price`],
    ]
    for (const [client, path] of bypassed) {
      for (let n = 0; n < 2; n++) {
        const { status, headers } = await client.get(path)
        expect([status, headers['x-cache'], headers['cache-control']]).toEqual([
          200,
          'bypass',
          'private, no-cache',
        ])
      }
    }
    const named = await front(north)
      .with({ host: 'localhost', 'x-tenant': 'north', 'x-publishable-api-key': undefined })
      .get(LIST)
    expect(named.status).toBeGreaterThanOrEqual(400)
  })

  it('is none for a suspended tenant', async () => {
    await warm(south, LIST)
    await world.backend.sql((client) =>
      client.query(`update tenant set status = 'suspended' where id = $1`, [south.id]),
    )
    const until = Date.now() + 8_000
    while ((await front(south).get(LIST)).status === 200 && Date.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 50))
    expect((await front(south).get(LIST)).status).toBe(403)
    await world.backend.sql((client) =>
      client.query(`update tenant set status = 'active' where id = $1`, [south.id]),
    )
    while ((await front(south).get(LIST)).status !== 200 && Date.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 50))
    await expectSame(south, LIST)
  })
})

describe('what makes an answer old', () => {
  it.each([
    ['product', `update product set title = title || '!'`],
    [
      'price',
      `update price set amount = amount + 1, raw_amount = jsonb_build_object('value', (amount + 1)::text, 'precision', 20)`,
    ],
    [
      'inventory_level',
      `update inventory_level set stocked_quantity = stocked_quantity + 1, raw_stocked_quantity = jsonb_build_object('value', (stocked_quantity + 1)::text, 'precision', 20)`,
    ],
    [
      'product_sales_channel',
      `update product_sales_channel set deleted_at = now() where product_id in (select id from product limit 1)`,
    ],
    ['product_sales_channel, back', `update product_sales_channel set deleted_at = null`],
    ['product_tag', `update product_tag set value = value || '!'`],
  ])('a change of %s by SQL alone, at once and in every process', async (_table, sql) => {
    const path = `${STOCK},*tags,*variants.calculated_price&region_id=${north.regionId}`
    await warm(north, path)
    const before = essence(await uncached(north).get(path))
    await asTenant(north, sql)
    await expectSame(north, path)
    if (!sql.includes('product_tag')) expect(essence(await front(north).get(path))).not.toBe(before)
  })

  it('a sale, for answers that show stock and for no other', async () => {
    const sell = async () => placeOrder(north, (await productOf(north)).variants[0]!.id)
    // With its first sale comes the vendor that is the tenant itself, and answers may show vendors.
    await sell()
    await warm(north, LIST)
    await warm(north, STOCK)
    await warm(south, STOCK)
    await sell()
    expect((await front(north).get(LIST)).headers['x-cache']).toBe('hit')
    expect((await front(south).get(STOCK)).headers['x-cache']).toBe('hit')
    expect((await front(north).get(STOCK)).headers['x-cache']).toBe('miss')
    await expectSame(north, STOCK)
  })

  it('the beginning and the end of a price list, though nobody writes anything then', async () => {
    const product = await productOf(south)
    const path = `/store/products/${product.id}?fields=*variants.calculated_price&region_id=${south.regionId}`
    const at = (ms: number) => new Date(Date.now() + ms).toISOString()
    await south.admin.post('/admin/price-lists', {
      title: 'Flash sale',
      description: 'Short',
      type: 'sale',
      status: 'active',
      starts_at: at(1_500),
      ends_at: at(3_000),
      prices: [{ variant_id: product.variants[0]!.id, currency_code: 'usd', amount: 0.5 }],
    })
    const prices: number[] = []
    const states = new Set<string>()
    for (const until = Date.now() + 4_500; Date.now() < until;) {
      const [before, answer, after] = [
        await uncached(south).get(path),
        await front(south).get<{
          product: { variants: { calculated_price: { calculated_amount: number } }[] }
        }>(path),
        await uncached(south).get(path),
      ]
      expect([essence(before), essence(after)]).toContain(essence(answer))
      prices.push(answer.body.product.variants[0]!.calculated_price.calculated_amount)
      states.add(String(answer.headers['x-cache']))
    }
    expect(prices.filter((price, n) => price !== prices[n - 1])).toEqual([prices[0], 0.5, prices[0]])
    expect([...states]).toEqual(expect.arrayContaining(['hit', 'miss']))
  })

  it('never an answer that fails', async () => {
    const { id } = await productOf(north)
    const path = `/store/products/${id}`
    await asTenant(north, `update product set status = 'draft' where id = '${id}'`)
    for (let n = 0; n < 2; n++) {
      const { status, headers } = await front(north).get(path)
      expect([status, headers['x-cache']]).toEqual([404, 'miss'])
    }
    await asTenant(north, `update product set status = 'published' where id = '${id}'`)
    expect((await front(north).get(path)).status).toBe(200)
  })
})

it('identical questions that come together are computed once', async () => {
  await asTenant(north, `update product set subtitle = 'together'`)
  const answers = await Promise.all(Array.from({ length: 12 }, () => front(north).get(LIST)))
  expect(answers.filter(({ headers }) => headers['x-cache'] === 'miss')).toHaveLength(1)
  expect(new Set(answers.map(essence)).size).toBe(1)
})

it('losing the connection that reads the versions costs no answer and no truth', async () => {
  await warm(north, LIST)
  for (let n = 0; n < 3; n++) {
    await world.backend.sql((client) =>
      client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and usename = 'cityos_app' and query like '%tenant_catalogue_version%'`,
      ),
    )
    await asTenant(north, `update product set subtitle = 'cut ${n}'`)
    await expectSame(north, LIST)
  }
  await warm(north, LIST)
})

describe('no reader sees an older state than one that a finished write has made', () => {
  const numberIn = (text: string | null) => Number(/\d+$/.exec(text ?? '')?.[0] ?? 0)

  it(
    'of a product, while it is being written',
    async () => {
      const { id } = await productOf(north)
      const { stale, seen } = await raceReaders(
        world,
        north,
        {
          sql: (n) => `update product set subtitle = 'state ${n}' where id = '${id}'`,
          path: `/store/products/${id}?fields=id,subtitle`,
          stateOf: ({ product }: { product: { subtitle: string } }) => numberIn(product.subtitle),
        },
        WRITES,
      )
      expect(stale).toEqual([])
      expect(seen.get('hit')).toBeGreaterThanOrEqual(WRITES / 3)
      expect(seen.get('miss')).toBeGreaterThan(WRITES / 4)
    },
    TIMEOUT_MS,
  )

  it(
    'of stock, while it is being sold',
    async () => {
      await stockUp(south, 'SKU-2', 0)
      const { stale, seen } = await raceReaders(
        world,
        south,
        {
          sql: (n) =>
            `update inventory_level set stocked_quantity = ${n}, raw_stocked_quantity = '{"value": "${n}", "precision": 20}'
              where inventory_item_id in (select id from inventory_item where sku = 'SKU-2')`,
          path: '/store/products?handle=product-2&fields=id,*variants,%2Bvariants.inventory_quantity',
          stateOf: ({ products }: { products: { variants: { inventory_quantity: number }[] }[] }) =>
            products[0]!.variants[0]!.inventory_quantity,
        },
        WRITES,
      )
      expect(stale).toEqual([])
      expect(seen.get('hit')).toBeGreaterThanOrEqual(WRITES / 3)
    },
    TIMEOUT_MS,
  )
})

it(
  'answers are the uncached ones byte for byte, right after any edit, in every process and for every tenant',
  async () => {
    const seed = Number(process.env['CITYOS_SEED'] ?? Date.now() % 2 ** 31)
    console.info(`catalogue cache: ${RUNS} runs, seed ${seed} (CITYOS_SEED repeats them)`)
    const seen = await checkSameAnswers(world, seed, RUNS)
    // A cache that keeps nothing and edits that are all refused would pass the comparison too.
    expect(seen.get('hit')).toBeGreaterThan(RUNS)
    expect(seen.get('miss')).toBeGreaterThan(RUNS)
    expect(seen.get('edit 2')).toBeGreaterThan(RUNS * 4)
  },
  TIMEOUT_MS,
)
