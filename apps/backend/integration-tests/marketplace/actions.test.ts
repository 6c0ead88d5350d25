import { VendorOrderState, type StoreVendorOrder, type VendorOrderDetail } from '@cityos/contracts'
import { expectOk, type Answer, type Client } from '@cityos/testing'
import { invite, outcome, VendorWorld } from '../vendors/world'
import { addedTests } from './added'
import { returnTests } from './returns'
import { Market, type Order, type Seller, type Sold } from './world'

let world: VendorWorld
let market: Market
let bakers: Seller
let winery: Seller
let bread: Sold
let wine: Sold
let baker: Client
let staff: Client

beforeAll(async () => {
  world = await VendorWorld.start()
  market = new Market(world.backend, world.acme)
  bakers = await market.seller('bakers', 4)
  winery = await market.seller('winery', 6)
  expectOk(
    await world.acme.admin.post('/admin/commission-rules', {
      ...{ name: 'Ten percent', terms: { kind: 'percentage', rate_bps: 1000 } },
    }),
  )
  bread = await market.product(bakers, 3, { stock: 10_000 })
  wine = await market.product(winery, 10)
  const owner = world.person(world.acme, 'owner@bakers.example')
  await invite(owner, '/vendor/members', 'staff@bakers.example', 'staff')
})
// Tokens live for five minutes.
beforeEach(() => {
  baker = world.person(world.acme, 'owner@bakers.example')
  staff = world.person(world.acme, 'staff@bakers.example')
})
afterAll(() => world?.stop())

type Acted = { vendor_order: VendorOrderDetail }

/** An order of both, the baker's part of it, and a way to act on that. */
async function sell(pieces = 1) {
  const order = await market.buy([
    [bread, pieces],
    [wine, 1],
  ])
  const rows = await market.vendorOrders(order.id)
  const idOf = ({ vendor }: Seller) => rows.find(({ vendor_id }) => vendor_id === vendor.id)!.id
  const act = (verb: string, body: object = {}, client = baker, id = idOf(bakers)): Promise<Answer<Acted>> =>
    client.post<Acted>(`/vendor/orders/${id}/${verb}`, body)
  const done = async (...args: Parameters<typeof act>) => expectOk(await act(...args)).vendor_order
  return { order, id: idOf(bakers), others: idOf(winery), act, done }
}

const lineOf = ({ lines }: VendorOrderDetail) => lines.find(({ kind }) => kind === 'item')!
const statusOf = async (order: Order) =>
  expectOk(await world.acme.admin.get<{ order: { status: string } }>(`/admin/orders/${order.id}`)).order
    .status

describe('from acceptance to the end', () => {
  it('is packed, shipped and delivered in parcels, and the shopper follows it', async () => {
    const { order, id, act, done } = await sell(3)
    const accepted = await done('accept', {}, staff)
    expect([accepted.status, accepted.accepted_at]).toEqual(['accepted', expect.any(String)])
    expect(outcome(await act('accept'))).toBe('409 illegal_transition')
    const line = lineOf(accepted).source_id

    const packed = await done('fulfillments', { items: [{ line_item_id: line, quantity: 2 }] })
    expect([packed.status, lineOf(packed).fulfilled_quantity]).toEqual(['accepted', '2'])
    const [first] = packed.fulfillments
    expect(first!.items).toEqual([{ line_item_id: line, quantity: '2' }])
    const part = await done(`fulfillments/${first!.id}/ship`, {
      labels: [{ tracking_number: 'T1', tracking_url: 'https://post.example/T1' }],
    })
    expect([part.status, lineOf(part).shipped_quantity]).toEqual(['partially_shipped', '2'])

    const rest = (await done('fulfillments')).fulfillments.find(({ id: other }) => other !== first!.id)!
    expect((await done(`fulfillments/${rest.id}/ship`)).status).toBe('shipped')
    expect((await done(`fulfillments/${first!.id}/deliver`)).status).toBe('shipped')
    expect((await done(`fulfillments/${rest.id}/deliver`)).status).toBe('delivered')
    const { vendor_orders: parts } = expectOk(
      await world.acme.store.get<{ vendor_orders: StoreVendorOrder[] }>(
        `/store/orders/${order.id}/vendor-orders`,
      ),
    )
    expect(parts.find((own) => own.id === id)!.fulfillments[0]!.labels).toEqual([
      { tracking_number: 'T1', tracking_url: 'https://post.example/T1' },
    ])
    expect(parts.map(({ status }) => status).sort()).toEqual(['delivered', 'pending'])
    const complete = () => world.acme.admin.post<Acted>(`/admin/vendor-orders/${id}/complete`)
    expect(expectOk(await complete()).vendor_order.status).toBe('completed')
    expect(outcome(await complete())).toBe('409 illegal_transition')
    for (const verb of ['accept', 'reject', 'cancel', 'fulfillments']) {
      const body = verb === 'reject' || verb === 'cancel' ? { reason: 'x' } : {}
      expect(outcome(await act(verb, body))).toBe('409 illegal_transition')
    }
  })

  it('what Medusa’s own admin ships counts as well', async () => {
    const { order, id, done } = await sell()
    const { items } = expectOk(
      await world.acme.admin.get<{ order: Order }>(`/admin/orders/${order.id}`),
    ).order
    const own = lineOf(await done('accept')).source_id
    expect(items.some((item) => item.id === own)).toBe(true)
    const packed = expectOk(
      await world.acme.admin.post<{ order: { fulfillments: { id: string }[] } }>(
        `/admin/orders/${order.id}/fulfillments?fields=*fulfillments`,
        { items: [{ id: own, quantity: 1 }], shipping_option_id: bakers.optionId },
      ),
    )
    const path = `/admin/orders/${order.id}/fulfillments/${packed.order.fulfillments[0]!.id}`
    expectOk(await world.acme.admin.post(`${path}/shipments`, { items: [{ id: own, quantity: 1 }] }))
    await market.inside('follow', order.id)
    const read = async () => expectOk(await baker.get<Acted>(`/vendor/orders/${id}`)).vendor_order.status
    expect(await read()).toBe('shipped')
  })
})

describe('more than there is', () => {
  it('is not packed: not of the own lines, not of others’, not twice at the same moment', async () => {
    const { act, done, others } = await sell(5)
    const line = lineOf(await done('accept')).source_id
    const foreign = lineOf(
      expectOk(await world.acme.admin.get<Acted>(`/admin/vendor-orders/${others}`)).vendor_order,
    ).source_id
    const pack = (line_item_id: string, quantity: number) =>
      act('fulfillments', { items: [{ line_item_id, quantity }] })
    expect(outcome(await pack(line, 6))).toBe('409 quantity_exceeds_share')
    expect(outcome(await pack(foreign, 1))).toBe('404 not_found')
    const answers = await Promise.all(Array.from({ length: 6 }, () => pack(line, 2)))
    expect(answers.map(outcome).sort()).toEqual([
      ...['200', '200'],
      ...Array.from({ length: 4 }, () => '409 quantity_exceeds_share'),
    ])
    expect(outcome(await pack(line, 1))).toBe('200')
    expect(outcome(await act('fulfillments'))).toBe('409 quantity_exceeds_share')
  })
})

describe('rejecting and canceling', () => {
  it('is for those who run the vendor, with a reason, and leaves the others’ part', async () => {
    const { order, others, act, done } = await sell()
    expect(outcome(await act('reject', { reason: 'x' }, staff))).toBe('403 forbidden')
    expect(outcome(await act('reject'))).toBe('400 validation_failed')
    const rejected = await done('reject', { reason: 'The oven is broken.' })
    expect(rejected).toMatchObject({ status: 'rejected', reason: 'The oven is broken.', total_minor: 700 })
    expect(await statusOf(order)).toBe('pending')
    const other = expectOk(await world.acme.admin.get<Acted>(`/admin/vendor-orders/${others}`)).vendor_order
    expect(other.status).toBe('pending')
  })

  it('of the last one cancels the order', async () => {
    const { order, others, done } = await sell()
    await done('reject', { reason: 'x' })
    const vintner = world.person(world.acme, 'owner@winery.example')
    expect((await done('cancel', { reason: 'x' }, vintner, others)).status).toBe('canceled')
    expect(await statusOf(order)).toBe('canceled')
  })

  it('waits until nothing is packed any more', async () => {
    const { act, done } = await sell()
    const { fulfillments } = await done('fulfillments')
    expect(outcome(await act('cancel', { reason: 'x' }))).toBe('409 illegal_transition')
    await done(`fulfillments/${fulfillments[0]!.id}/cancel`)
    expect((await done('cancel', { reason: 'x' })).status).toBe('canceled')
  })

  it('follows an order that is canceled as a whole', async () => {
    const { order, id } = await sell()
    expectOk(await world.acme.admin.post(`/admin/orders/${order.id}/cancel`))
    await market.inside('follow', order.id)
    const { vendor_order: own } = expectOk(await baker.get<Acted>(`/vendor/orders/${id}`))
    expect([own.status, own.closed_at]).toEqual(['canceled', expect.any(String)])
  })
})

it('the tenant’s own systems are told of each state, in the form that they were promised', async () => {
  const url = 'https://erp.invalid/hooks'
  expectOk(await world.acme.admin.post('/admin/webhook-endpoints', { url, events: ['vendor_order.*'] }))
  const { id, done } = await sell()
  const told = async (status: string, returned = '0') => {
    for (const end = Date.now() + 20_000; ;) {
      const { rows } = await world.backend.sql((owner) =>
        owner.query<{ event: string; data: VendorOrderState }>(
          `select event, body::jsonb -> 'data' as data from sync_delivery where entity_id = $1 order by position`,
          [id],
        ),
      )
      const found = rows.findLast(
        ({ data }) => data.status === status && data.lines[0]!.returned_quantity === returned,
      )
      if (!found && Date.now() < end) continue
      const { lines } = VendorOrderState.strict().parse(found?.data)
      return [found!.event, lines[0]!.shipped_quantity, lines[0]!.delivered_quantity]
    }
  }
  expect(await told('pending')).toEqual(['vendor_order.created', '0', '0'])
  const packed = await done('fulfillments')
  const parcel = packed.fulfillments[0]!.id
  expect(await told('accepted')).toEqual(['vendor_order.updated', '0', '0'])
  await done(`fulfillments/${parcel}/ship`)
  expect(await told('shipped')).toEqual(['vendor_order.updated', '1', '0'])
  await done(`fulfillments/${parcel}/deliver`)
  expect(await told('delivered')).toEqual(['vendor_order.updated', '1', '1'])
  // What comes back changes no state, and is told all the same.
  expectOk(
    await baker.post(`/vendor/orders/${id}/returns`, {
      items: [{ line_item_id: lineOf(packed).source_id, quantity: 1 }],
    }),
  )
  const { returns } = expectOk(await baker.get<{ returns: { id: string }[] }>(`/vendor/orders/${id}/returns`))
  await done(`returns/${returns[0]!.id}/receive`)
  expect(await told('delivered', '1')).toEqual(['vendor_order.updated', '1', '1'])
})

describe('a vendor', () => {
  it('does nothing with another’s', async () => {
    const { order, act, others } = await sell()
    const before = await market.vendorOrders(order.id)
    for (const [verb, body] of [
      ['accept', {}],
      ['reject', { reason: 'x' }],
      ['cancel', { reason: 'x' }],
      ['fulfillments', {}],
      ['fulfillments/ful_1/ship', {}],
      ['fulfillments/ful_1/deliver', {}],
      ['fulfillments/ful_1/cancel', {}],
      ['returns', { items: [{ line_item_id: 'ordli_1', quantity: 1 }] }],
      ['returns/return_1/receive', {}],
      ['returns/return_1/cancel', {}],
    ] as const) {
      expect([verb, outcome(await act(verb, body, baker, others))]).toEqual([verb, '404 not_found'])
      const elsewhere = world.globex.admin.post(`/admin/vendor-orders/${others}/${verb}`, body)
      expect([verb, outcome(await elsewhere)]).toEqual([verb, '404 not_found'])
      expect(outcome(await act(verb, body, world.acme.anonymous))).toBe('401 unauthorized')
      const unknown = await act(verb, { ...body, status: 'accepted' })
      expect([verb, outcome(unknown)]).toEqual([verb, '400 validation_failed'])
    }
    expect(await market.vendorOrders(order.id)).toEqual(before)
  })
})

describe('what fails at its end leaves nothing behind', () => {
  it.each(['accept', 'reject', 'fulfill', 'ship', 'deliver', 'unpack', 'capture', 'refund'])(
    '%s',
    async (name) => {
      const { order, id, done } = await sell()
      const packed = ['ship', 'deliver', 'unpack'].includes(name)
      const parcel = packed ? (await done('fulfillments')).fulfillments[0]!.id : undefined
      if (name === 'deliver') await done(`fulfillments/${parcel}/ship`)
      if (name === 'refund') await done('captures', { amount_minor: 300 })
      // What events bring up a moment later is no trace of the failure.
      await market.inside('project', order.id)
      const state = () =>
        world.backend.sql(async (owner) => {
          const read = async (sql: string) => (await owner.query<object>(sql, [order.id])).rows
          return {
            orders: await read(
              `select to_jsonb(v) - 'updated_at' as row from vendor_order v where order_id = $1 order by id`,
            ),
            items: await read(
              `select fulfilled_quantity, shipped_quantity, delivered_quantity from order_item where order_id = $1 and deleted_at is null order by id`,
            ),
            status: await read(`select status, canceled_at from "order" where id = $1`),
            intents: await read(`select id, state from vendor_order_intent where order_id = $1 order by id`),
            captured: await read(
              `select c.id, c.amount from order_payment_collection x join payment p using (payment_collection_id)
               join capture c on c.payment_id = p.id where x.order_id = $1`,
            ),
            shipped: await read(
              `select f.shipped_at, f.delivered_at from order_fulfillment x join fulfillment f on f.id = x.fulfillment_id
              where x.order_id = $1 and x.deleted_at is null and f.deleted_at is null and f.canceled_at is null`,
            ),
          }
        })
      const before = await state()
      expect(await market.inside('failAction', name, id, parcel)).toContain('forced failure')
      expect(await state()).toEqual(before)
    },
  )
})

describe('goods', () => returnTests(() => ({ world, market, baker, staff, sell })))

describe('pieces', () => addedTests(() => ({ world, market, bread, sell })))
