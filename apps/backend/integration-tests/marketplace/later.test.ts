import { expectOk, TestBackend } from '@cityos/testing'
import { outcome } from '../vendors/world'
import { conservationTests } from './conservation'
import { Market, type Order, type Seller, type Sold } from './world'

let backend: TestBackend
let market: Market
let bakers: Seller
let winery: Seller
let bread: Sold
let wine: Sold

beforeAll(async () => {
  backend = await TestBackend.start()
  market = new Market(backend, await backend.provisionTenant('later'))
  bakers = await market.seller('bakers', 4)
  winery = await market.seller('winery', 6)
  bread = await market.product(bakers, 3)
  wine = await market.product(winery, 10)
  expectOk(
    await market.tenant.admin.post('/admin/commission-rules', {
      ...{ name: 'Ten percent', terms: { kind: 'percentage', rate_bps: 1000 } },
    }),
  )
})
afterAll(() => backend?.stop())

const partOf = async (orderId: string, { vendor }: Seller) =>
  (await market.vendorOrders(orderId)).find(({ vendor_id }) => vendor_id === vendor.id)!

async function until<T>(read: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + 20_000; ;) {
    const found = await read()
    if (found !== undefined) return found
    if (Date.now() > end) throw new Error('It did not happen.')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const edit = async (order: Order, change: (path: string) => Promise<unknown>) => {
  const { admin } = market.tenant
  expectOk(await admin.post('/admin/order-edits', { order_id: order.id }))
  await change(`/admin/order-edits/${order.id}`)
  expectOk(await admin.post(`/admin/order-edits/${order.id}/request`))
  expectOk(await admin.post(`/admin/order-edits/${order.id}/confirm`))
}

it('the commission of a sale is frozen with it, and none is taken of the house', async () => {
  const bag = await market.product(null, 5)
  const shared = await market.option(market.tenant.shippingProfileId, 1)
  const order = await market.buy(
    [
      [bread, 2],
      [bag, 1],
    ],
    [shared],
  )
  const rows = await market.vendorOrders(order.id)
  expect(rows.map(({ total, commission_minor }) => [total, Number(commission_minor)]).sort()).toEqual([
    [1000, 60],
    [600, 0],
  ])
})

it('an order that is edited gets further lines; what was sold before stays as it was', async () => {
  const { admin } = market.tenant
  const order = await market.buy([
    [bread, 2],
    [wine, 1],
  ])
  const before = await partOf(order.id, bakers)
  const item = before.lines.find(({ kind }) => kind === 'item')!.source_id
  await edit(order, async (path) => {
    expectOk(await admin.post(`${path}/items/item/${item}`, { quantity: 5 }))
    expectOk(await admin.post(`${path}/items`, { items: [{ variant_id: wine.variantId, quantity: 1 }] }))
  })
  const grown = await until(async () => {
    const row = await partOf(order.id, bakers)
    return row.order_version > 1 ? row : undefined
  })
  expect([grown.id, grown.total, Number(grown.commission_minor)]).toEqual([before.id, 1900, 150])
  expect(grown.lines.filter(({ order_version }) => order_version === 1)).toEqual(before.lines)
  expect(
    grown.lines
      .filter(({ order_version }) => order_version > 1)
      .map((line) => [line.quantity, line.total_minor]),
  ).toEqual([[3, 900]])
  expect((await partOf(order.id, winery)).total).toBe(2600)

  await edit(order, async (path) => {
    expectOk(await admin.post(`${path}/items/item/${item}`, { quantity: 1 }))
  })
  const shrunk = await until(async () => {
    const row = await partOf(order.id, bakers)
    return row.order_version > grown.order_version ? row : undefined
  })
  expect([shrunk.total, Number(shrunk.commission_minor)]).toEqual([700, 30])
  expect(shrunk.lines.filter(({ quantity }) => quantity < 0)).toEqual([
    expect.objectContaining({ quantity: -4, total_minor: -1200 }),
  ])
  const { order: now } = expectOk(await admin.get<{ order: Order }>(`/admin/orders/${order.id}`))
  expect((await market.vendorOrders(order.id)).reduce((sum, { total }) => sum + total, 0)).toBe(
    Math.round(now.total * 100),
  )
})

it('nothing is added to a vendor order that is closed, of the house’s neither', async () => {
  const { admin } = market.tenant
  const bag = await market.product(null, 5)
  const shared = await market.option(market.tenant.shippingProfileId, 1)
  const order = await market.buy(
    [
      [bread, 1],
      [wine, 1],
      [bag, 1],
    ],
    [shared],
  )
  const parts = await market.vendorOrders(order.id)
  const [own, house] = [await partOf(order.id, bakers), parts.find(({ total }) => total === 600)!]
  for (const { id } of [own, house]) {
    expectOk(await admin.post(`/admin/vendor-orders/${id}/reject`, { reason: 'Sold out.' }))
  }
  const item = own.lines.find(({ kind }) => kind === 'item')!.source_id
  const path = `/admin/order-edits/${order.id}`
  const changes = [
    () => admin.post(`${path}/items`, { items: [{ variant_id: bread.variantId, quantity: 1 }] }),
    () => admin.post(`${path}/items`, { items: [{ variant_id: bag.variantId, quantity: 1 }] }),
    () => admin.post(`${path}/items/item/${item}`, { quantity: 2 }),
  ]
  for (const change of changes) {
    expectOk(await admin.post('/admin/order-edits', { order_id: order.id }))
    expectOk(await change())
    expectOk(await admin.post(`${path}/request`))
    expect(outcome(await admin.post(`${path}/confirm`))).toBe('409 vendor_order_closed')
    expectOk(await admin.delete(path))
  }
  await edit(order, async () => {
    expectOk(await admin.post(`${path}/items`, { items: [{ variant_id: wine.variantId, quantity: 1 }] }))
  })
})

it('an order that a draft becomes is projected', async () => {
  const { admin, regionId, salesChannelId } = market.tenant
  const { draft_order: draft } = expectOk(
    await admin.post<{ draft_order: { id: string } }>('/admin/draft-orders', {
      ...{ email: 'draft@example.com', region_id: regionId, sales_channel_id: salesChannelId },
      items: [{ variant_id: bread.variantId, quantity: 3 }],
      shipping_methods: [{ shipping_option_id: bakers.optionId, name: 'Own', amount: 4 }],
    }),
  )
  await market.inside('catchUp')
  expect(await market.vendorOrders(draft.id)).toEqual([])
  expectOk(await admin.post(`/admin/draft-orders/${draft.id}/convert-to-order`))
  const own = await until(async () => (await market.vendorOrders(draft.id))[0])
  expect([own.vendor_id, own.total]).toEqual([bakers.vendor.id, 1300])
})

it('what a draft was paid is posted once it is an order', async () => {
  const { admin, regionId, salesChannelId } = market.tenant
  const { draft_order: draft } = expectOk(
    await admin.post<{ draft_order: { id: string } }>('/admin/draft-orders', {
      ...{ email: 'paid@example.com', region_id: regionId, sales_channel_id: salesChannelId },
      items: [{ variant_id: bread.variantId, quantity: 3 }],
      shipping_methods: [{ shipping_option_id: bakers.optionId, name: 'Own', amount: 4 }],
    }),
  )
  const { payment_collection: asked } = expectOk(
    await admin.post<{ payment_collection: { id: string } }>('/admin/payment-collections', {
      ...{ order_id: draft.id, amount: 13 },
    }),
  )
  const path = `/admin/payment-collections/${asked.id}/mark-as-paid`
  expectOk(await admin.post(path, { order_id: draft.id }))
  const posted = () =>
    backend.sql(async (owner) => {
      const { rows } = await owner.query<{ posted: number }>(
        `select count(t.id)::int as posted from payment p join capture c on c.payment_id = p.id
           left join ledger_transaction t on t.source_type = 'capture' and t.source_id = c.id
          where p.payment_collection_id = $1`,
        [asked.id],
      )
      return rows[0]!.posted
    })
  await market.inside('catchUpAll')
  await market.inside('project', draft.id)
  expect([await market.vendorOrders(draft.id), await posted()]).toEqual([[], 0])
  expectOk(await admin.post(`/admin/draft-orders/${draft.id}/convert-to-order`))
  const own = await until(async () => {
    const [row] = await market.vendorOrders(draft.id)
    return row && Number(row.captured_minor) ? row : undefined
  })
  await market.inside('catchUpAll')
  expect([own.total, Number(own.captured_minor), await posted()]).toEqual([1300, 1300, 1])
})

it('what no event has told a job finds, and it finds it once', async () => {
  const order = await market.buy([[bread, 1]])
  const wipe = (sql: string) => backend.sql((owner) => owner.query(sql, [order.id]))
  await wipe(
    'delete from vendor_order_line where vendor_order_id in (select id from vendor_order where order_id = $1)',
  )
  await wipe('delete from vendor_order where order_id = $1')
  await market.inside('catchUp')
  const [found] = await market.vendorOrders(order.id)
  expect(found).toMatchObject({ vendor_id: bakers.vendor.id, total: 700 })
  await market.inside('catchUp')
  await market.inside('catchUpAll')
  expect(await market.vendorOrders(order.id)).toEqual([found])
  expectOk(await market.tenant.admin.post(`/admin/orders/${order.id}/cancel`))
  await until(async () =>
    (await market.vendorOrders(order.id))[0]!.status === 'canceled' ? true : undefined,
  )
})

describe('money of an order that was edited', () => {
  const admin = () => market.tenant.admin
  interface Collection {
    id: string
    status: string
    payments: { id: string }[]
  }
  const collections = async ({ id }: Order) =>
    expectOk(
      await admin().get<{ order: { payment_collections: Collection[] } }>(
        `/admin/orders/${id}?fields=*payment_collections,*payment_collections.payments`,
      ),
    ).order.payment_collections
  const payment = async (order: Order) =>
    (await collections(order)).flatMap(({ payments }) => payments)[0]!.id
  const captureAll = async (order: Order) =>
    expectOk(await admin().post(`/admin/payments/${await payment(order)}/capture`))
  const payRest = async (order: Order) => {
    const asked = (await collections(order)).find(({ status }) => status === 'not_paid')!
    expectOk(
      await admin().post(`/admin/payment-collections/${asked.id}/mark-as-paid`, { order_id: order.id }),
    )
  }
  const loafOf = async (order: Order) =>
    (await partOf(order.id, bakers)).lines.find(({ kind }) => kind === 'item')!.source_id
  const loaves = async (order: Order, quantity: number, beside?: (path: string) => Promise<unknown>) => {
    const loaf = await loafOf(order)
    await edit(order, async (path) => {
      expectOk(await admin().post(`${path}/items/item/${loaf}`, { quantity }))
      await beside?.(path)
    })
    await market.inside('catchUp')
  }
  /** What came and went of a vendor order, and what the ledger holds of it for everybody and as commission. */
  const moneyOf = async (order: Order, seller: Seller) => {
    await market.inside('catchUp')
    const { id, captured_minor, refunded_minor } = await partOf(order.id, seller)
    const { rows } = await backend.sql((owner) =>
      owner.query<{ held: number; earned: number }>(
        `select coalesce(sum(p.amount_minor), 0)::int as held,
                coalesce(sum(p.amount_minor) filter (where a.kind = 'commission_revenue'), 0)::int as earned
           from ledger_posting p join ledger_account a on a.id = p.account_id
          where p.vendor_order_id = $1 and a.kind <> 'clearing'`,
        [id],
      ),
    )
    return [Number(captured_minor), Number(refunded_minor), rows[0]!.held, rows[0]!.earned]
  }

  it('is shared by what is outstanding, though another costs less than was captured for it', async () => {
    const order = await market.buy([
      [bread, 2],
      [wine, 1],
    ])
    await captureAll(order)
    const wines = { items: [{ variant_id: wine.variantId, quantity: 1 }] }
    await loaves(order, 1, async (path) => expectOk(await admin().post(`${path}/items`, wines)))
    await payRest(order)
    expect(await moneyOf(order, winery)).toEqual([2300, 0, 2300, 177])
    expect(await moneyOf(order, bakers)).toEqual([1000, 0, 1000, 43])
    const path = `/admin/payments/${await payment(order)}/refund`
    expectOk(await admin().post(path, { amount: 3 }))
    // The loaf that is no longer sold is the bakers’ to give back.
    expect(await moneyOf(order, bakers)).toEqual([1000, 300, 700, 30])
    expect(await moneyOf(order, winery)).toEqual([2300, 0, 2300, 177])
  })

  it('comes in anew where an edit made due once more what had been given back', async () => {
    const order = await market.buy([[bread, 2]])
    await captureAll(order)
    await market.inside('catchUp')
    const path = `/admin/vendor-orders/${(await partOf(order.id, bakers)).id}`
    const releasedAt = async () =>
      expectOk(await admin().get<{ vendor_order: { released_at: string | null } }>(path)).vendor_order
        .released_at
    expectOk(await admin().post(`${path}/funds/release`, { reason: 'Known for years.' }))
    expect(await releasedAt()).not.toBeNull()
    await loaves(order, 1)
    // What is no longer charged is the vendor’s: it waits to be released as what is captured later.
    expect([await moneyOf(order, bakers), await releasedAt()]).toEqual([[1000, 0, 1000, 43], null])
    expectOk(await admin().post(`/admin/payments/${await payment(order)}/refund`, { amount: 3 }))
    // Shipping is charged nothing: of 10.00 it was 0.60, of 7.00 it is 0.30.
    expect(await moneyOf(order, bakers)).toEqual([1000, 300, 700, 30])
    await loaves(order, 2)
    await payRest(order)
    expect(await moneyOf(order, bakers)).toEqual([1300, 300, 1000, 60])
  })
})

describe('conservation', () => conservationTests(() => ({ market, bakers, winery, bread, wine })))
