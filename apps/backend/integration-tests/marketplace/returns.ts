import { join } from 'node:path'
import type { VendorOrderDetail, VendorReturn } from '@cityos/contracts'
import { expectOk, type Answer, type Client } from '@cityos/testing'
import { outcome, type VendorWorld } from '../vendors/world'
import type { Market, Order } from './world'

const FIXTURE = join(__dirname, '../fixtures/returns.ts')

interface Sale {
  order: Order
  id: string
  others: string
  done(verb: string, body?: object, client?: Client, id?: string): Promise<VendorOrderDetail>
}

interface Place {
  world: VendorWorld
  market: Market
  baker: Client
  staff: Client
  sell(pieces?: number): Promise<Sale>
}

/** Goods that come back: bread at 3.00 that was delivered, of which a tenth is commission. */
export function returnTests(at: () => Place): void {
  const admin = () => at().world.acme.admin
  const rows = <T extends object>(sql: string, ...bound: unknown[]) =>
    at().world.backend.sql(async (owner) => (await owner.query<T>(sql, bound)).rows)

  /** An order whose bread was delivered and paid, and what may be done about its coming back. */
  async function delivered(pieces: number, { paid = true } = {}) {
    const { order, id, others, done } = await at().sell(pieces)
    const parcel = (await done('fulfillments')).fulfillments[0]!.id
    await done(`fulfillments/${parcel}/ship`)
    const { lines } = await done(`fulfillments/${parcel}/deliver`)
    const line = lines.find(({ kind }) => kind === 'item')!.source_id
    if (paid) await done('captures', { amount_minor: pieces * 300 + 400 })
    type Returned = Promise<Answer<{ return: VendorReturn }>>
    const path = `/vendor/orders/${id}/returns`
    const ask = (quantity: number, rest: object = {}, client = at().baker): Returned =>
      client.post(path, { items: [{ line_item_id: line, quantity }], ...rest })
    const receive = (returnId: string, body: object = {}, client = at().baker): Returned =>
      client.post(`${path}/${returnId}/receive`, body)
    const cancel = (returnId: string): Returned => at().baker.post(`${path}/${returnId}/cancel`)
    const list = async (client = at().baker, whose = path) =>
      expectOk(await client.get<{ returns: VendorReturn[] }>(whose)).returns
    const refunded = async (of = id) =>
      expectOk(await admin().get<{ vendor_order: VendorOrderDetail }>(`/admin/vendor-orders/${of}`))
        .vendor_order.refunded_minor
    const some = (quantity: number) => ({ items: [{ line_item_id: line, quantity }] })
    return { order, id, others, line, ask, receive, cancel, list, refunded, some }
  }
  const made = async (answer: Promise<Answer<{ return: VendorReturn }>>) => expectOk(await answer).return

  const stockOf = async (line: string): Promise<number> => {
    const [row] = await rows<{ stock: number }>(
      `select coalesce(sum(v.stocked_quantity), 0)::float as stock from order_line_item l
         join product_variant_inventory_item x on x.variant_id = l.variant_id
         join inventory_level v on v.inventory_item_id = x.inventory_item_id where l.id = $1`,
      line,
    )
    return row!.stock
  }
  const ledger = async (id: string) => {
    const sums = await rows<{ kind: string; amount: number }>(
      `select a.kind, sum(p.amount_minor)::int as amount from ledger_posting p
         join ledger_account a on a.id = p.account_id where p.vendor_order_id = $1 group by 1`,
      id,
    )
    const [all] = await rows<{ sum: number }>('select sum(amount_minor)::int as sum from ledger_posting')
    return { ...Object.fromEntries(sums.map(({ kind, amount }) => [kind, amount])), all: all!.sum }
  }

  it('come back in parts, and are in stock again; what they have cost goes back, with its commission', async () => {
    const { order, id, line, ask, receive, list, refunded, some, others } = await delivered(3)
    expect(outcome(await ask(4))).toBe('409 quantity_exceeds_share')
    expect(outcome(await ask(1, { location_id: 'sloc_1' }))).toBe('404 not_found')
    const [{ source: foreign } = { source: '' }] = await rows<{ source: string }>(
      `select source_id as source from vendor_order_line where vendor_order_id = $1 and kind = 'item'`,
      others,
    )
    const theirs = { items: [{ line_item_id: foreign, quantity: 1 }] }
    expect(outcome(await ask(1, theirs))).toBe('404 not_found')
    const back = await made(ask(2, { note: 'Burnt.' }, at().staff))
    expect(back).toMatchObject({
      ...{ vendor_order_id: id, status: 'requested', refund_minor: 0, exchange_id: null },
      items: [{ line_item_id: line, quantity: '2', received_quantity: '0', note: 'Burnt.' }],
    })
    expect(outcome(await ask(2))).toBe('409 quantity_exceeds_share')
    const stock = await stockOf(line)
    expect(outcome(await receive(back.id, {}, at().staff))).toBe('403 forbidden')
    expect(outcome(await receive(back.id, { ...some(1), refund_minor: 301 }))).toBe(
      '409 refund_exceeds_share',
    )
    expect(outcome(await receive(back.id, some(3)))).toBe('409 quantity_exceeds_share')
    expect(await made(receive(back.id, some(1)))).toMatchObject({
      ...{ status: 'partially_received', refund_minor: 300, received_at: null },
    })
    expect([await stockOf(line), await refunded()]).toEqual([stock + 1, 300])
    expect(await made(receive(back.id))).toMatchObject({ status: 'received', refund_minor: 600 })
    expect([await stockOf(line), await refunded()]).toEqual([stock + 2, 600])
    expect(outcome(await receive(back.id))).toBe('409 illegal_transition')
    // Of 1300 with 90 of commission, 700 with 90 · 700 ⁄ 1300 remain.
    expect(await ledger(id)).toMatchObject({ commission_revenue: 48, pending: 652, all: 0 })
    const { order: now } = expectOk(
      await admin().get<{ order: { summary: { pending_difference: number } } }>(
        `/admin/orders/${order.id}?fields=summary`,
      ),
    )
    // What the winery's wine costs is open, and nothing else.
    expect(now.summary.pending_difference).toBe(16)

    const last = await made(ask(1))
    const cheap = await made(receive(last.id, { refund_minor: 100, restock: false }))
    expect([cheap.refund_minor, await refunded(), await stockOf(line)]).toEqual([100, 700, stock + 2])
    expect((await list()).map((one) => [one.id, one.status])).toEqual([
      [last.id, 'received'],
      [back.id, 'received'],
    ])
  })

  it('are not to come after all', async () => {
    const { ask, receive, cancel, some } = await delivered(2)
    const back = await made(ask(2))
    expect(outcome(await ask(1))).toBe('409 quantity_exceeds_share')
    expect((await made(cancel(back.id))).status).toBe('canceled')
    expect(outcome(await cancel(back.id))).toBe('409 illegal_transition')
    expect(outcome(await receive(back.id))).toBe('409 illegal_transition')
    const again = await made(ask(2))
    await made(receive(again.id, some(1)))
    expect(outcome(await cancel(again.id))).toBe('409 illegal_transition')
  })

  it('are never more than was delivered, however many ask and receive at once', async () => {
    const { ask, receive, list, refunded, line } = await delivered(3)
    const stock = await stockOf(line)
    const asked = await Promise.all(Array.from({ length: 50 }, () => ask(1)))
    expect(asked.map(outcome).filter((each) => each === '200')).toHaveLength(3)
    expect(new Set(asked.map(outcome))).toEqual(new Set(['200', '409 quantity_exceeds_share']))
    const ids = (await list()).map(({ id }) => id)
    const received = await Promise.all(Array.from({ length: 50 }, (_, n) => receive(ids[n % 3]!)))
    expect(received.map(outcome).filter((each) => each === '200')).toHaveLength(3)
    expect(new Set(received.map(outcome))).toEqual(new Set(['200', '409 illegal_transition']))
    expect([await refunded(), await stockOf(line)]).toEqual([900, stock + 3])
  }, 120_000)

  it('of which nothing was captured yet are given back when it is', async () => {
    const { order, id, ask, receive, refunded } = await delivered(1, { paid: false })
    const back = await made(ask(1))
    expect((await made(receive(back.id))).refund_minor).toBe(300)
    expect(await refunded()).toBe(0)
    expectOk(await at().baker.post(`/vendor/orders/${id}/captures`, { amount_minor: 700 }))
    await at().market.inside('catchUp')
    await at().market.inside('catchUp')
    expect(await refunded()).toBe(300)
    expect(await at().market.vendorOrders(order.id)).toHaveLength(2)
  })

  it('wait while somebody changes the order, and what the tenant’s staff returns is each vendor’s own part', async () => {
    const { order, others, line, ask, receive, cancel, list, refunded } = await delivered(1)
    expectOk(await admin().post('/admin/order-edits', { order_id: order.id }))
    expect(outcome(await ask(1))).toBe('409 order_change_open')
    expectOk(await admin().delete(`/admin/order-edits/${order.id}`))

    const vintner = at().world.person(at().world.acme, 'owner@winery.example')
    const { vendor_order: packed } = expectOk(
      await vintner.post<{ vendor_order: VendorOrderDetail }>(`/vendor/orders/${others}/fulfillments`, {}),
    )
    const parcel = packed.fulfillments[0]!.id
    expectOk(await vintner.post(`/vendor/orders/${others}/fulfillments/${parcel}/ship`, {}))
    const { return: both } = expectOk(
      await admin().post<{ return: { id: string } }>('/admin/returns', { order_id: order.id }),
    )
    const wine = packed.lines.find(({ kind }) => kind === 'item')!.source_id
    expectOk(
      await admin().post(`/admin/returns/${both.id}/request-items`, {
        items: [line, wine].map((id) => ({ id, quantity: 1 })),
      }),
    )
    expectOk(await admin().post(`/admin/returns/${both.id}/request`))
    expect((await list()).map(({ items }) => items.map((item) => item.line_item_id))).toEqual([[line]])
    expect(outcome(await cancel(both.id))).toBe('409 illegal_transition')
    expect(await made(receive(both.id))).toMatchObject({ status: 'partially_received', refund_minor: 300 })
    expect(await refunded()).toBe(300)
    const theirs = await list(vintner, `/vendor/orders/${others}/returns`)
    expect(theirs.map(({ items, refund_minor }) => [items[0]!.received_quantity, refund_minor])).toEqual([
      ['0', 0],
    ])
    const rest = admin().post<{ return: VendorReturn }>(
      `/admin/vendor-orders/${others}/returns/${both.id}/receive`,
      {},
    )
    expect((await made(rest)).status).toBe('received')
  })

  it('that are received on Medusa’s own screens are paid back by whose they were', async () => {
    const { order, id, others, line, refunded } = await delivered(2)
    expectOk(await admin().post(`/admin/vendor-orders/${others}/captures`, { amount_minor: 1600 }))
    const post = async <T>(path: string, body: object = {}) => expectOk(await admin().post<T>(path, body))
    const location_id = at().world.acme.stockLocationId
    const { return: back } = await post<{ return: { id: string } }>('/admin/returns', {
      ...{ order_id: order.id, location_id },
    })
    const items = [{ id: line, quantity: 1 }]
    await post(`/admin/returns/${back.id}/request-items`, { items })
    await post(`/admin/returns/${back.id}/request`)
    await post(`/admin/returns/${back.id}/receive`)
    await post(`/admin/returns/${back.id}/receive-items`, { items })
    await post(`/admin/returns/${back.id}/receive/confirm`)
    const [payment] = await rows<{ id: string }>(
      `select p.id from order_payment_collection x join payment p using (payment_collection_id) where x.order_id = $1`,
      order.id,
    )
    const giveBack = async (amount: number) => {
      await post(`/admin/payments/${payment!.id}/refund`, { amount })
      await at().market.inside('catchUp')
    }
    await giveBack(1)
    expect([await refunded(), await refunded(others)]).toEqual([100, 0])
    await giveBack(2)
    expect([await refunded(), await refunded(others)]).toEqual([300, 0])
    expect(await ledger(others)).toMatchObject({ pending: 1500, all: 0 })
    expect((await ledger(id)).all).toBe(0)
  })

  describe('of a process that ends', () => {
    it.each([
      ['planned', 0, 300],
      ['taken', 300, 600],
      ['counted', 300, 600],
    ] as const)('once it has %s: neither lost nor doubled', async (state, caught, end) => {
      const { id, line, ask, receive, refunded } = await delivered(2)
      const stock = await stockOf(line)
      const { id: returnId } = await made(ask(2))
      const backend = at().world.backend
      await backend.run(FIXTURE, 'leaveReceipt', at().world.acme.id, { id, line, returnId, at: state })
      for (const _ of [1, 2]) await at().market.inside('catchUpAll')
      expect([await refunded(), await stockOf(line)]).toEqual([caught, stock + caught / 300])
      const one = { items: [{ line_item_id: line, quantity: 1 }] }
      await made(receive(returnId, one))
      expect([await refunded(), await stockOf(line)]).toEqual([end, stock + end / 300])
    })
  })

  it.each(['request', 'receive', 'cancel'] as const)(
    'leave nothing behind where %s fails at its end',
    async (name) => {
      const { order, id, line, ask } = await delivered(2)
      const returnId = name === 'request' ? '' : (await made(ask(1))).id
      const settle = () => at().market.inside('catchUpAll')
      await settle()
      const state = async () => ({
        stock: await stockOf(line),
        order: await rows('select version, status from "order" where id = $1', order.id),
        items: await rows(
          `select return_requested_quantity, return_received_quantity from order_item i join "order" o
             on o.id = i.order_id and o.version = i.version where o.id = $1 and i.deleted_at is null order by i.item_id`,
          order.id,
        ),
        returns: await rows(
          `select r.id, r.status, r.canceled_at, r.received_at, i.received_quantity from "return" r
             join return_item i on i.return_id = r.id where r.order_id = $1 and r.deleted_at is null order by 1`,
          order.id,
        ),
        receipts: await rows('select id, state from vendor_return_receipt where order_id = $1', order.id),
        intents: await rows(
          `select id, state from vendor_order_intent where order_id = $1 order by id`,
          order.id,
        ),
        versions: await rows(
          'select id, order_version, refunded_minor from vendor_order where order_id = $1 order by id',
          order.id,
        ),
      })
      const before = await state()
      const { backend, acme } = at().world
      const failed = await backend.run(FIXTURE, 'failReturn', acme.id, name, { id, line, returnId })
      expect(failed).toContain('forced failure')
      expect(await state()).toEqual(before)
      await settle()
      expect(await state()).toEqual(before)
    },
  )
}
