import { join } from 'node:path'
import type { VendorOrderDetail } from '@cityos/contracts'
import { expectOk, type Answer, type Client } from '@cityos/testing'
import { outcome, type VendorWorld } from '../vendors/world'
import type { Market, Order, Sold } from './world'

const LIFE = join(__dirname, '../fixtures/marketplace-life.ts')
const DAY_MS = 24 * 3_600_000

interface Sale {
  order: Order
  id: string
  act(verb: string, body?: object, client?: Client): Promise<Answer<{ vendor_order: VendorOrderDetail }>>
  done(verb: string, body?: object, client?: Client): Promise<VendorOrderDetail>
}

interface Place {
  world: VendorWorld
  market: Market
  bread: Sold
  sell(pieces?: number): Promise<Sale>
}

/** Pieces of bread at 3.00, of which a tenth is commission, that are added to what was shipped already. */
export function addedTests(at: () => Place): void {
  const admin = () => at().world.acme.admin
  const post = async <T = unknown>(path: string, body: object = {}): Promise<T> =>
    expectOk(await admin().post<T>(path, body))
  const read = async (id: string) =>
    expectOk(await admin().get<{ vendor_order: VendorOrderDetail }>(`/admin/vendor-orders/${id}`))
      .vendor_order
  const catchUp = () => at().market.inside('catchUp')

  /** Ships all that is left; answers the parcel. */
  const ship = async ({ done }: Sale): Promise<string> => {
    const { fulfillments } = await done('fulfillments')
    const parcel = fulfillments.find(({ shipped_at }) => shipped_at === null)!
    expect(parcel.items.map(({ quantity }) => quantity)).toEqual(['1'])
    await done(`fulfillments/${parcel.id}/ship`)
    return parcel.id
  }

  it('are packed and shipped as the rest, and their money waits until they have come', async () => {
    const { world, bread } = at()
    const sale = await at().sell()
    const { order, id, act, done } = sale
    const collections = async () =>
      expectOk(
        await admin().get<{
          order: { payment_collections: { id: string; status: string; payments: { id: string }[] }[] }
        }>(`/admin/orders/${order.id}?fields=*payment_collections,*payment_collections.payments`),
      ).order.payment_collections
    const pending = async () => {
      await catchUp()
      const { rows } = await world.backend.sql((owner) =>
        owner.query<{ sum: number }>(
          `select coalesce(sum(p.amount_minor), 0)::int as sum from ledger_posting p
             join ledger_account a on a.id = p.account_id where p.vendor_order_id = $1 and a.kind = 'pending'`,
          [id],
        ),
      )
      return rows[0]!.sum
    }
    const pendingOnDay = async (day: number) => {
      const then = new Date(Date.now() + day * DAY_MS).toISOString()
      await world.backend.run(LIFE, 'setClock', then)
      await world.backend.run(LIFE, 'runJob', 'releaseFunds')
      return pending()
    }
    const [payment] = (await collections()).flatMap(({ payments }) => payments)
    await post(`/admin/payments/${payment!.id}/capture`)
    expect(await pending()).toBe(670)
    const parcel = await ship(sale)
    expect((await done(`fulfillments/${parcel}/deliver`)).status).toBe('delivered')
    expect(outcome(await act('fulfillments'))).toBe('409 illegal_transition')
    await post(`/admin/vendor-orders/${id}/complete`)
    expect(await pendingOnDay(8)).toBe(0)

    await post('/admin/order-edits', { order_id: order.id })
    const items = [{ variant_id: bread.variantId, quantity: 1 }]
    await post(`/admin/order-edits/${order.id}/items`, { items })
    await post(`/admin/order-edits/${order.id}/request`)
    await post(`/admin/order-edits/${order.id}/confirm`)
    await catchUp()
    expect(await read(id)).toMatchObject({
      ...{ status: 'partially_shipped', shipped_at: null, delivered_at: null, completed_at: null },
    })
    const asked = (await collections()).find(({ status }) => status === 'not_paid')!
    await post(`/admin/payment-collections/${asked.id}/mark-as-paid`, { order_id: order.id })
    expect([await pending(), await pendingOnDay(30)]).toEqual([282, 282])
    expect(outcome(await admin().post(`/admin/vendor-orders/${id}/complete`))).toBe('409 illegal_transition')

    const second = await ship(sale)
    expect((await read(id)).status).toBe('shipped')
    expect(await pendingOnDay(30)).toBe(282)
    expect((await done(`fulfillments/${second}/deliver`)).status).toBe('delivered')
    expect([await pendingOnDay(6), await pendingOnDay(8)]).toEqual([282, 0])
  })

  it('for one that is exchanged on its way keep the order open until they have come as well', async () => {
    const sale = await at().sell()
    const { order, id, done } = sale
    const first = await ship(sale)
    const { lines } = await read(id)
    const line = lines.find(({ kind }) => kind === 'item')!.source_id
    const { exchange } = await post<{ exchange: { id: string } }>('/admin/exchanges', { order_id: order.id })
    const path = `/admin/exchanges/${exchange.id}`
    await post(`${path}/inbound/items`, { items: [{ id: line, quantity: 1 }] })
    await post(`${path}/outbound/items`, { items: [{ variant_id: at().bread.variantId, quantity: 1 }] })
    // Medusa reserves what it is going to send where it is told how.
    await post(`${path}/outbound/shipping-method`, { shipping_option_id: at().bread.seller!.optionId })
    await post(`${path}/request`)
    await catchUp()
    expect((await read(id)).status).toBe('partially_shipped')
    expect((await done(`fulfillments/${first}/deliver`)).status).toBe('partially_shipped')
    const second = await ship(sale)
    expect((await read(id)).status).toBe('shipped')
    expect((await done(`fulfillments/${second}/deliver`)).status).toBe('delivered')
  })
}
