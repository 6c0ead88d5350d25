import { toMinor } from '@cityos/money'
import { MOST_CART_LINES } from '@cityos/contracts'
import { expectOk, TestBackend } from '@cityos/testing'
import { outcome } from '../vendors/world'
import { Market, type Order, type VendorOrderRow } from './world'

const LONG = Boolean(process.env['CITYOS_LONG'])

let backend: TestBackend
beforeAll(async () => {
  backend = await TestBackend.start()
})
afterAll(() => backend?.stop())

const sum = (rows: readonly VendorOrderRow[]) => rows.reduce((all, { total }) => all + total, 0)
const minor = (amount: number, currency: string) => Number(toMinor(String(amount), currency, 'half_up'))

/** Every line within a minor unit of what Medusa answers, and the sum exactly what it asks. */
function expectSplit(order: Order, rows: VendorOrderRow[], currency: string) {
  expect(sum(rows)).toBe(minor(order.total, currency))
  const lines = rows.flatMap((row) => row.lines)
  for (const part of [...order.items, ...order.shipping_methods]) {
    const own = lines.filter(({ source_id }) => source_id === part.id)
    expect(own.length).toBeGreaterThan(0)
    const total = own.reduce((all, { total_minor }) => all + total_minor, 0)
    expect(Math.abs(total - minor(part.total, currency))).toBeLessThanOrEqual(1)
  }
}

describe('a checkout of things of two vendors and of the tenant', () => {
  let market: Market
  beforeAll(async () => {
    market = new Market(backend, await backend.provisionTenant('market'))
  })

  it('is one order, and what each has in it', async () => {
    const [bakers, winery] = [await market.seller('bakers', 4), await market.seller('winery', 6.5)]
    const bread = await market.product(bakers, 3.33)
    const wine = await market.product(winery, 12.5)
    const bag = await market.product(null, 1)
    const shared = await market.option(market.tenant.shippingProfileId, 2)
    const order = await market.buy(
      [
        [bread, 3],
        [wine, 1],
        [bag, 2],
      ],
      [shared],
    )
    const rows = await market.vendorOrders(order.id)
    expect(rows.map(({ display_id, status }) => [display_id, status])).toEqual([
      ...[
        ['1-1', 'pending'],
        ['1-2', 'pending'],
        ['1-3', 'pending'],
      ],
    ])
    const totals = new Map(rows.map(({ vendor_id, total }) => [vendor_id, total]))
    expect([totals.get(bakers.vendor.id), totals.get(winery.vendor.id)]).toEqual([1399, 1900])
    expectSplit(order, rows, 'usd')
    const house = rows.find(({ total }) => total === 400)!.vendor_id
    const { vendor } = expectOk(await market.tenant.admin.get<{ vendor: object }>(`/admin/vendors/${house}`))
    expect(vendor).toMatchObject({ handle: 'house', is_house: true, status: 'approved' })
  })

  it('stays as it is when it is projected again', async () => {
    const thing = await market.product(null, 2)
    const shared = await market.option(market.tenant.shippingProfileId, 2)
    const { id } = await market.buy([[thing, 2]], [shared])
    const before = await market.vendorOrders(id)
    expect(await market.inside('project', id)).toEqual({ created: [], changed: [] })
    expect(await market.vendorOrders(id)).toEqual(before)
  })

  it('leaves nothing behind when it fails after all', async () => {
    const thing = await market.product(null, 2)
    const shared = await market.option(market.tenant.shippingProfileId, 2)
    const cart = await market.cart([[thing, 2]], [shared])
    const count = async () =>
      (
        await backend.sql((owner) =>
          owner.query('select id from vendor_order union all select id from vendor_order_line'),
        )
      ).rowCount
    const before = await count()
    expect(await market.inside('failCheckout', cart)).toEqual({ seen: 1, message: 'forced failure' })
    expect(await count()).toBe(before)
    const { order } = expectOk(
      await market.tenant.store.post<{ order: Order }>(`/store/carts/${cart}/complete`),
    )
    expect(await market.vendorOrders(order.id)).toHaveLength(1)
  })

  it('has the house once, however many orders need it first at the same time', async () => {
    const other = new Market(backend, await backend.provisionTenant('crowd'))
    const thing = await other.product(null, 1)
    const shared = await other.option(other.tenant.shippingProfileId, 1)
    const orders = await Promise.all(Array.from({ length: 5 }, () => other.buy([[thing, 1]], [shared])))
    const rows = await Promise.all(orders.map(({ id }) => other.vendorOrders(id)))
    expect(new Set(rows.flat().map(({ vendor_id }) => vendor_id)).size).toBe(1)
    expect(rows.map((own) => own.length)).toEqual([1, 1, 1, 1, 1])
  })

  it('that staff orders may have more: ten thousand lines are split to the cent, once', async () => {
    const lines = LONG ? 10_000 : 200
    const sellers = [await market.seller('hundreds', 4), await market.seller('thousands', 6), null]
    const things = await Promise.all(sellers.map((seller) => market.product(seller, 3)))
    const order = await market.inside<string>(
      'order',
      things.map(({ productId }) => productId),
      lines,
    )
    expect((await market.inside<{ created: string[] }>('project', order)).created).toHaveLength(3)
    const rows = await market.vendorOrders(order)
    expect(rows.map((row) => row.lines.length).reduce((all, count) => all + count)).toBe(lines)
    expect(sum(rows)).toBe((lines * (lines + 1)) / 2)
    for (const row of rows)
      expect(row.lines.reduce((all, { total_minor }) => all + total_minor, 0)).toBe(row.total)
    expect(await market.inside('project', order)).toEqual({ created: [], changed: [] })
  }, 300_000)

  it('has at most a thousand lines, said by a code before anything is done', async () => {
    const { tenant } = market
    const [bread, wine] = [await market.product(null, 3), await market.product(null, 5)]
    const lines = (count: number) => ({
      region_id: tenant.regionId,
      items: Array.from({ length: count }, () => ({ variant_id: bread.variantId, quantity: 1 })),
    })
    const ask = async (path: string, body: object = {}) => outcome(await tenant.store.post(path, body))
    expect(await ask('/store/carts', lines(10_000))).toBe('413 body_too_large')
    expect(await ask('/store/carts', lines(MOST_CART_LINES + 1))).toBe('409 cart_too_large')
    const shared = await market.option(tenant.shippingProfileId, 1)
    let cart = await market.cart([[bread, 1]], [shared])
    const copies = (count: number) =>
      backend.sql((owner) =>
        owner.query(
          `insert into cart_line_item select r.* from cart_line_item l, generate_series(1, $2::int) n,
             jsonb_populate_record(l, jsonb_build_object('id', l.id || '-' || n)) r where l.cart_id = $1`,
          [cart, count],
        ),
      )
    const forget = () =>
      backend.sql((owner) =>
        owner.query(`delete from cart_line_item where cart_id = $1 and id like '%-%'`, [cart]),
      )
    const add = { variant_id: wine.variantId, quantity: 1 }
    await copies(MOST_CART_LINES - 1)
    expect(await ask(`/store/carts/${cart}/line-items`, add)).toBe('409 cart_too_large')
    // The thing that it has becomes more; with other words it would be another line.
    const more = { variant_id: bread.variantId, quantity: 1 }
    const engraved = { ...more, metadata: { engraved: 'A' } }
    expect(await ask(`/store/carts/${cart}/line-items`, engraved)).toBe('409 cart_too_large')
    await forget()
    // As if several had added lines at the same time; the long form has as many as no cart ever had.
    await copies(LONG ? 9_999 : MOST_CART_LINES)
    expect(await ask(`/store/carts/${cart}/complete`)).toBe('409 cart_too_large')
    const made = await backend.sql((owner) =>
      owner.query('select from order_cart where cart_id = $1 and deleted_at is null', [cart]),
    )
    expect(made.rowCount).toBe(0)
    await forget()
    expect(await ask(`/store/carts/${cart}/complete`)).toBe('200')
    cart = await market.cart([[bread, 1]], [shared])
    await copies(MOST_CART_LINES - 1)
    expect(await ask(`/store/carts/${cart}/line-items`, more)).toBe('200')
  }, 300_000)

  it('takes the handle of the house for nobody else', async () => {
    const body = { handle: 'house', name: 'x', owner: { email: 'a@b.example' } }
    expect((await market.tenant.admin.post('/admin/vendors', body)).status).toBe(409)
  })
})

it.each([
  ['jpy', 'jp', 333, 100],
  ['eur', 'de', 9.99, 4.95],
  ['kwd', 'kw', 3.333, 0.125],
])(
  '%s: with tax, in prices and on top, and a promotion, the sum is the order’s',
  async (currency, country, price, shipping) => {
    const tenant = await backend.provisionTenant(`taxed-${currency}`, {
      ...{ currency_code: currency, country_codes: [country] },
    })
    const market = new Market(backend, tenant, currency, country)
    const { admin } = tenant
    const regions = expectOk(await admin.get<{ tax_regions: { id: string }[] }>('/admin/tax-regions'))
    for (const { id } of regions.tax_regions) await admin.delete(`/admin/tax-regions/${id}`)
    expectOk(
      await admin.post('/admin/tax-regions', {
        country_code: country,
        provider_id: 'tp_system',
        default_tax_rate: { name: 'VAT', code: 'VAT', rate: 7.7, is_combinable: false },
      }),
    )
    expectOk(
      await admin.post('/admin/promotions', {
        ...{ code: 'THIRD', type: 'standard', status: 'active', is_automatic: false },
        application_method: {
          ...{ type: 'percentage', target_type: 'items', allocation: 'across', value: 33.3 },
          currency_code: currency,
        },
      }),
    )
    const sellers = [await market.seller('one', shipping), await market.seller('two', shipping * 2)]
    const things = [
      await market.product(sellers[0]!, price),
      await market.product(sellers[1]!, price * 2),
      await market.product(sellers[1]!, price / 3),
    ]
    for (const inclusive of [false, true]) {
      const preferences = expectOk(
        await admin.get<{ price_preferences: { id: string; attribute: string; value: string }[] }>(
          '/admin/price-preferences',
        ),
      ).price_preferences
      for (const { id } of preferences) {
        expectOk(await admin.post(`/admin/price-preferences/${id}`, { is_tax_inclusive: inclusive }))
      }
      const order = await market.buy(
        [
          [things[0]!, 3],
          [things[1]!, 1],
          [things[2]!, 7],
        ],
        [],
        ['THIRD'],
      )
      const rows = await market.vendorOrders(order.id)
      expect(rows).toHaveLength(2)
      expectSplit(order, rows, currency)
      const lines = rows.flatMap((row) => row.lines)
      expect(lines.filter(({ tax_minor }) => tax_minor > 0).length).toBeGreaterThan(3)
      expect(lines.some(({ discount_minor }) => discount_minor > 0)).toBe(true)
    }
  },
)
