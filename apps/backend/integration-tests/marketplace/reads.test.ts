import type { StoreVendorOrder, VendorOrder, VendorOrderDetail, VendorOrderList } from '@cityos/contracts'
import { expectOk, type Client } from '@cityos/testing'
import { createVendor, outcome, VendorWorld } from '../vendors/world'
import { overviewTests } from './overview'
import { Market, type Order, type Seller } from './world'

let world: VendorWorld
let market: Market
let bakers: Seller
let winery: Seller
let orders: Order[]
let baker: Client

beforeAll(async () => {
  world = await VendorWorld.start()
  market = new Market(world.backend, world.acme)
  expectOk(
    await world.acme.admin.post('/admin/commission-rules', {
      ...{ name: 'Ten percent', terms: { kind: 'percentage', rate_bps: 1000 } },
    }),
  )
  bakers = await market.seller('bakers', 4)
  winery = await market.seller('winery', 6)
  const [bread, wine] = [await market.product(bakers, 3), await market.product(winery, 10)]
  orders = [
    await market.buy([
      [bread, 2],
      [wine, 1],
    ]),
    await market.buy([[bread, 1]]),
    await market.buy([[wine, 3]]),
  ]
  baker = world.person(world.acme, 'owner@bakers.example')
})
afterAll(() => world?.stop())

const list = async (client: Client, path: string) => expectOk(await client.get<VendorOrderList>(path))
const numbers = ({ vendor_orders }: VendorOrderList) => vendor_orders.map(({ total_minor }) => total_minor)
const idOf = async (order: Order, seller: Seller) =>
  (await market.vendorOrders(order.id)).find(({ vendor_id }) => vendor_id === seller.vendor.id)!.id

describe('a vendor', () => {
  it('lists what it has sold and nothing else, by page, state and order', async () => {
    const all = await list(baker, '/vendor/orders')
    expect([all.count, numbers(all)]).toEqual([2, [700, 1000]])
    const first = await list(baker, '/vendor/orders?limit=1&order=total_minor')
    expect(numbers(first)).toEqual([700])
    const next = await list(baker, `/vendor/orders?limit=1&order=total_minor&cursor=${first.next_cursor}`)
    expect([numbers(next), next.next_cursor]).toEqual([[1000], null])
    expect(numbers(await list(baker, `/vendor/orders?order_id=${orders[2]!.id}`))).toEqual([])
    expect(numbers(await list(baker, '/vendor/orders?status=accepted'))).toEqual([])
    expect(numbers(await list(baker, '/vendor/orders?q=1-'))).toEqual([1000])
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString()
    expect((await list(baker, `/vendor/orders?placed_to=${tomorrow}`)).count).toBe(2)
    expect((await list(baker, `/vendor/orders?placed_from=${tomorrow}`)).count).toBe(0)
  })

  it('reads one: lines, amounts, and where it goes', async () => {
    const id = await idOf(orders[0]!, bakers)
    const { vendor_order: order } = expectOk(
      await baker.get<{ vendor_order: VendorOrderDetail }>(`/vendor/orders/${id}`),
    )
    expect(order).toMatchObject({
      ...{
        id,
        order_id: orders[0]!.id,
        vendor_id: bakers.vendor.id,
        status: 'pending',
        currency_code: 'usd',
      },
      ...{ items_minor: 600, shipping_minor: 400, discount_minor: 0, tax_minor: 0, total_minor: 1000 },
      ...{ captured_minor: 0, refunded_minor: 0, fulfillments: [] },
      shipping_address: { first_name: 'Ada', city: 'Springfield', country_code: 'us' },
    })
    expect(order.net_minor).toBe(order.total_minor - order.commission_minor - order.commission_tax_minor)
    expect(order.lines).toEqual([
      expect.objectContaining({
        ...{ kind: 'item', title: 'Product 1', quantity: '2', unit_price_minor: 300, total_minor: 600 },
        ...{ fulfilled_quantity: '0', shipped_quantity: '0', delivered_quantity: '0' },
      }),
      expect.objectContaining({ kind: 'shipping', total_minor: 400, fulfilled_quantity: null }),
    ])
  })

  it('reads no other’s: not by id, not by naming it in the query', async () => {
    const foreign = await idOf(orders[0]!, winery)
    expect(outcome(await baker.get(`/vendor/orders/${foreign}`))).toBe('404 not_found')
    expect(outcome(await baker.get(`/vendor/orders?vendor_id=${winery.vendor.id}`))).toBe(
      '400 validation_failed',
    )
    const id = await idOf(orders[0]!, bakers)
    await createVendor(world.globex, 'foreign', 'owner@foreign.example')
    const elsewhere = world.person(world.globex, 'owner@foreign.example')
    expect(outcome(await elsewhere.get(`/vendor/orders/${id}`))).toBe('404 not_found')
    for (const caller of [world.acme.anonymous, world.acme.admin, world.acme.store]) {
      expect(outcome(await caller.get(`/vendor/orders/${id}`))).toBe('401 unauthorized')
    }
    const former = world.person(world.acme, 'owner@foreign.example')
    expect(outcome(await former.get('/vendor/orders'))).toBe('403 membership_missing')
  })
})

describe('the tenant’s staff', () => {
  it('lists all of them, or a vendor’s, or an order’s', async () => {
    const { admin } = world.acme
    expect((await list(admin, '/admin/vendor-orders')).count).toBe(4)
    expect(numbers(await list(admin, `/admin/vendor-orders?vendor_id=${winery.vendor.id}`))).toEqual([
      3600, 1600,
    ])
    expect((await list(admin, `/admin/vendor-orders?order_id=${orders[0]!.id}`)).count).toBe(2)
    const id = await idOf(orders[2]!, winery)
    const { vendor_order: order } = expectOk(
      await admin.get<{ vendor_order: VendorOrder }>(`/admin/vendor-orders/${id}`),
    )
    expect(order).toMatchObject({ id, total_minor: 3600 })
    expect((await list(world.globex.admin, '/admin/vendor-orders')).count).toBe(0)
    expect(outcome(await world.globex.admin.get(`/admin/vendor-orders/${id}`))).toBe('404 not_found')
  })
})

describe('the shopper', () => {
  it('sees who sells what of the order, and not what is between vendor and marketplace', async () => {
    const path = `/store/orders/${orders[0]!.id}/vendor-orders`
    const { vendor_orders: parts } = expectOk(
      await world.acme.store.get<{ vendor_orders: StoreVendorOrder[] }>(path),
    )
    expect(parts.map(({ vendor, total_minor }) => [vendor.handle, total_minor]).sort()).toEqual([
      ['bakers', 1000],
      ['winery', 1600],
    ])
    for (const hidden of ['commission_minor', 'net_minor', 'captured_minor', 'reason', 'shipping_address']) {
      expect(parts[0]).not.toHaveProperty(hidden)
    }
    expect(outcome(await world.globex.store.get(path))).toBe('404 not_found')
    expect(outcome(await world.acme.anonymous.get(path))).toMatch(/^400/)
  })
})

overviewTests(() => ({ world, market, bakers, winery, orders }))
