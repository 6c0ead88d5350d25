import type { VendorOrderDetail } from '@cityos/contracts'
import { expectOk } from '@cityos/testing'
import type { Market, Order, Seller, Sold } from './world'

interface Place {
  market: Market
  bakers: Seller
  winery: Seller
  bread: Sold
  wine: Sold
}

/** What Medusa and the vendor orders say of one order; in minor units. */
interface Books {
  /** What Medusa's order costs, with what came back and without what it was credited for refunds. */
  ordered: number
  /** The sum of its vendor orders. */
  split: number
  /** Of Medusa's payments, and of the vendor orders. */
  captured: [number, number]
  refunded: [number, number]
  /** Of the vendor orders, and of all accounts of the ledger but clearing. */
  held: [number, number]
  /** Of the vendor orders, and of the frozen lines. */
  commission: [number, number]
  /** What of that falls on the money that is here, and what the ledger holds of it. */
  earned: [number, number]
  /** Of all that was ever posted. */
  ledger: number
  /** Vendor orders, and payments, of which more was refunded than captured. */
  overdrawn: number
}

/** Whatever becomes of an order, its vendor orders sum to it, and the ledger balances: after each step, without a cent. */
export function conservationTests(at: () => Place): void {
  const admin = () => at().market.tenant.admin
  const post = async <T = unknown>(path: string, body: object = {}): Promise<T> =>
    expectOk(await admin().post<T>(path, body))

  async function booksOf(orderId: string): Promise<Books> {
    const { order } = expectOk(
      await admin().get<{ order: { total: number; credit_line_total: number } }>(
        `/admin/orders/${orderId}?fields=total,credit_line_total`,
      ),
    )
    const { rows } = await at().market.backend.sql((owner) =>
      owner.query<Record<string, number>>(
        `with v as (select * from vendor_order where order_id = $1),
              i as (select (i.return_received_quantity + i.return_dismissed_quantity) * coalesce(i.unit_price, l.unit_price) as worth
                      from "order" o join order_item i on i.order_id = o.id and i.version = o.version
                      join order_line_item l on l.id = i.item_id where o.id = $1 and i.deleted_at is null),
              p as (select p.id from order_payment_collection x join payment p using (payment_collection_id)
                     where x.order_id = $1 and x.deleted_at is null)
         select (select sum(total_minor)::float from v) as split,
                (select coalesce(sum(worth), 0)::float * 100 from i) as returned,
                (select sum(captured_minor)::float from v) as captured, (select sum(refunded_minor)::float from v) as refunded,
                (select coalesce(sum(amount), 0)::float * 100 from capture where payment_id in (select id from p) and deleted_at is null) as captures,
                (select coalesce(sum(amount), 0)::float * 100 from refund where payment_id in (select id from p) and deleted_at is null) as refunds,
                (select coalesce(sum(l.amount_minor), 0)::float from ledger_posting l join ledger_account a on a.id = l.account_id
                  where a.kind <> 'clearing' and l.vendor_order_id in (select id from v)) as held,
                (select sum(commission_minor)::float from v) as commission,
                (select coalesce(sum(amount_minor), 0)::float from commission_line where vendor_order_id in (select id from v)) as frozen,
                (select sum(round(commission_minor * captured_minor / nullif(total_minor, 0)::numeric)
                          - round(commission_minor * refunded_minor / nullif(total_minor, 0)::numeric))::float from v) as due,
                (select coalesce(sum(l.amount_minor), 0)::float from ledger_posting l join ledger_account a on a.id = l.account_id
                  where a.kind = 'commission_revenue' and l.vendor_order_id in (select id from v)) as earned,
                (select coalesce(sum(amount_minor), 0)::float from ledger_posting) as ledger,
                (select count(*)::float from v where refunded_minor > captured_minor)
                  + (select count(*)::float from p where (select coalesce(sum(amount), 0) from refund r where r.payment_id = p.id and r.deleted_at is null)
                       > (select coalesce(sum(amount), 0) from capture c where c.payment_id = p.id and c.deleted_at is null)) as overdrawn`,
        [orderId],
      ),
    )
    const row = rows[0] as Record<string, number>
    const of = (name: string) => Math.round(row[name] as number)
    return {
      // Medusa's total falls by what came back; vendor orders stay, and their refunds tell of it. Here nothing is taxed.
      ordered: Math.round((order.total + order.credit_line_total) * 100) + of('returned'),
      split: of('split'),
      captured: [of('captures'), of('captured')],
      refunded: [of('refunds'), of('refunded')],
      held: [of('captured') - of('refunded'), of('held')],
      commission: [of('frozen'), of('commission')],
      earned: [of('due'), of('earned')],
      ledger: of('ledger'),
      overdrawn: of('overdrawn'),
    }
  }

  /** When everything that events began has ended; what is wrong stays wrong. */
  async function settledBooks(orderId: string): Promise<Books> {
    for (const end = Date.now() + 15_000; ;) {
      await at().market.inside('catchUp')
      const books = await booksOf(orderId)
      if (Object.values(offOf(books)).every((off) => off === 0) || Date.now() > end) return books
    }
  }

  it('holds while an order is edited, captured, shipped, returned, exchanged, claimed and refunded', async () => {
    const { market, bakers, winery, bread, wine } = at()
    // As dear as bread, and charged twice as much; shipping is charged nothing.
    const cake = await market.product(bakers, 3)
    await post('/admin/commission-rules', {
      ...{ name: 'Cake', terms: { kind: 'percentage', rate_bps: 2000 }, product_id: cake.productId },
    })
    const order: Order = await market.buy([
      [bread, 3],
      [wine, 2],
    ])
    const rows = await market.vendorOrders(order.id)
    const idOf = ({ vendor }: Seller) => rows.find(({ vendor_id }) => vendor_id === vendor.id)!.id
    const act = async (seller: Seller, verb: string, body: object = {}) =>
      (await post<{ vendor_order: VendorOrderDetail }>(`/admin/vendor-orders/${idOf(seller)}/${verb}`, body))
        .vendor_order
    const lineOf = async (seller: Seller) =>
      (await market.vendorOrders(order.id))
        .find(({ vendor_id }) => vendor_id === seller.vendor.id)!
        .lines.find(({ kind }) => kind === 'item')!.source_id
    const [loaf, bottle] = [await lineOf(bakers), await lineOf(winery)]
    const lastLineOf = async (seller: Seller) =>
      (await market.vendorOrders(order.id))
        .find(({ vendor_id }) => vendor_id === seller.vendor.id)!
        .lines.filter(({ quantity }) => quantity > 0)
        .sort((a, b) => b.order_version - a.order_version)[0]!.source_id
    const add = (path: string, { variantId: variant_id }: Sold) =>
      post(`${path}/items`, { items: [{ variant_id, quantity: 1 }] })
    const one = (id: string, quantity = 1) => ({ items: [{ id, quantity }] })
    const edit = async (change: (path: string) => Promise<unknown>) => {
      await post('/admin/order-edits', { order_id: order.id })
      await change(`/admin/order-edits/${order.id}`)
      await post(`/admin/order-edits/${order.id}/request`)
      await post(`/admin/order-edits/${order.id}/confirm`)
    }
    const deliver = async (seller: Seller, line: string, quantity: number) => {
      const items = [{ line_item_id: line, quantity }]
      const { fulfillments } = await act(seller, 'fulfillments', { items })
      const parcel = fulfillments.find(({ shipped_at }) => !shipped_at)!.id
      await act(seller, `fulfillments/${parcel}/ship`)
      await act(seller, `fulfillments/${parcel}/deliver`)
    }
    const giveBack = async (seller: Seller, line: string, received: object = {}) => {
      const path = `/admin/vendor-orders/${idOf(seller)}/returns`
      const items = [{ line_item_id: line, quantity: 1 }]
      const { return: made } = await post<{ return: { id: string } }>(path, { items })
      await post(`${path}/${made.id}/receive`, received)
    }
    const receiveOpen = async (seller: Seller) => {
      const path = `/admin/vendor-orders/${idOf(seller)}/returns`
      const { returns } = expectOk(await admin().get<{ returns: { id: string; status: string }[] }>(path))
      await post(`${path}/${returns.find(({ status }) => status === 'requested')!.id}/receive`)
    }
    /** Gives something out against a piece that comes in, as an exchange or a claim. */
    const swap = async (noun: 'exchange' | 'claim', line: string, out: Sold) => {
      const made = await post<Record<string, { id: string }>>(`/admin/${noun}s`, {
        order_id: order.id,
        ...(noun === 'claim' ? { type: 'replace' } : {}),
      })
      const path = `/admin/${noun}s/${made[noun]!.id}`
      if (noun === 'claim') {
        const items = [{ id: line, quantity: 1, reason: 'wrong_item' }]
        await post(`${path}/claim-items`, { items })
      }
      await post(`${path}/inbound/items`, one(line))
      await post(`${path}/outbound/items`, { items: [{ variant_id: out.variantId, quantity: 1 }] })
      await post(`${path}/request`)
    }
    const collections = async () =>
      expectOk(
        await admin().get<{
          order: { payment_collections: { id: string; status: string; payments: { id: string }[] }[] }
        }>(`/admin/orders/${order.id}?fields=*payment_collections,*payment_collections.payments`),
      ).order.payment_collections
    const payment = async () => (await collections()).flatMap(({ payments }) => payments)[0]!.id
    const payRest = async () => {
      const { id } = (await collections()).find(({ status }) => status === 'not_paid')!
      await post(`/admin/payment-collections/${id}/mark-as-paid`, { order_id: order.id })
    }

    const steps: [string, () => Promise<unknown>][] = [
      // When an order changes, Medusa cancels what is authorised and not captured, and asks for a payment of its own.
      ['a part captured', () => act(bakers, 'captures', { amount_minor: 650 })],
      ['the other’s captured', () => act(winery, 'captures', { amount_minor: 1999 })],
      ['more of a line', () => edit((path) => post(`${path}/items/item/${loaf}`, { quantity: 5 }))],
      [
        'something added',
        () =>
          edit((path) => post(`${path}/items`, { items: [{ variant_id: bread.variantId, quantity: 2 }] })),
      ],
      ['less of a line', () => edit((path) => post(`${path}/items/item/${loaf}`, { quantity: 3 }))],
      ['what the changes cost is paid', () => payRest()],
      [
        'a loaf swapped for cake, of another rate',
        () =>
          edit(async (path) => {
            await post(`${path}/items/item/${loaf}`, { quantity: 2 })
            await add(path, cake)
          }),
      ],
      [
        'the cake swapped for wine, so that more was captured of the bakers’ than it costs',
        async () => {
          const slice = await lastLineOf(bakers)
          await edit(async (path) => {
            await post(`${path}/items/item/${slice}`, { quantity: 0 })
            await add(path, wine)
          })
        },
      ],
      ['what the wine costs more is paid', () => payRest()],
      ['a part refunded', () => act(winery, 'refunds', { amount_minor: 333, reason: 'x' })],
      ['bread delivered', () => deliver(bakers, loaf, 2)],
      ['wine delivered', () => deliver(winery, bottle, 2)],
      ['a loaf returned', () => giveBack(bakers, loaf)],
      ['a bottle returned for less', () => giveBack(winery, bottle, { refund_minor: 501, restock: false })],
      ['a loaf exchanged for wine', () => swap('exchange', loaf, wine)],
      ['what was exchanged received', () => receiveOpen(bakers)],
      ['a bottle claimed', () => swap('claim', bottle, bread)],
      ['what was claimed received', () => receiveOpen(winery)],
      [
        'a refund of the whole order',
        async () => post(`/admin/payments/${await payment()}/refund`, { amount: 1.01 }),
      ],
    ]
    const seen: string[] = []
    for (const [name, step] of [['bought', async () => undefined] as (typeof steps)[number], ...steps]) {
      await step()
      const books = await settledBooks(order.id)
      expect({ name, ...books, off: offOf(books) }).toEqual({ name, ...books, off: NOTHING_OFF })
      seen.push(name)
    }
    expect(seen).toHaveLength(steps.length + 1)
  }, 240_000)
}

const NOTHING_OFF = {
  ...{ total: 0, captured: 0, refunded: 0, held: 0, commission: 0, earned: 0, ledger: 0, overdrawn: 0 },
}

/** By how much the two sides of each differ. */
function offOf({ ordered, split, captured, refunded, held, commission, earned, ledger, overdrawn }: Books) {
  const by = ([a, b]: [number, number]) => a - b
  return {
    ...{ total: ordered - split, captured: by(captured), refunded: by(refunded) },
    ...{ held: by(held), commission: by(commission), earned: by(earned), ledger, overdrawn },
  }
}
