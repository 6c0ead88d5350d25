import type { VendorOrderIntent } from '@cityos/contracts'
import { expectOk, type Answer } from '@cityos/testing'
import { outcome, type VendorWorld } from '../vendors/world'
import type { Sale } from './dispute-desk'
import type { Market, Seller } from './world'

interface Place {
  world: VendorWorld
  market: Market
  bakers: Seller
  /** An order of both sellers, its payment, and a way to capture all of it. */
  paid(): Promise<Sale & { payment: string; capture(): Promise<unknown> }>
  play(name: string, ...args: unknown[]): Promise<unknown>
  /** Lets that much time pass and runs the job; answers what it throws. */
  tick(back?: string): Promise<unknown>
  reject(id: string): Promise<Answer<unknown>>
  decide(id: string, found: string): Promise<Answer<{ vendor_order_intent: VendorOrderIntent }>>
  unclearOf(id: string): Promise<VendorOrderIntent | undefined>
  intentsOf(id: string): Promise<string[]>
  moneyOf(id: string): Promise<number[]>
}

/** What is closed, or given back whole, while something else of the order is not over. */
export function closingTests(at: () => Place): void {
  const admin = () => at().world.acme.admin
  const baker = () => at().world.person(at().world.acme, 'owner@bakers.example')

  /** An order of one vendor alone, which somebody is about to edit. */
  async function edited(captured: boolean) {
    const { market, bakers, play, world } = at()
    await play('playProvider', 'well')
    const order = await market.buy([[await market.product(bakers, 3), 1]])
    const [{ id } = { id: '' }] = await market.vendorOrders(order.id)
    const read = async () => {
      const { rows } = await world.backend.sql((owner) =>
        owner.query<{ payment: string; voided: boolean; refunds: number; canceled: boolean }>(
          `select p.id as payment, p.canceled_at is not null as voided, o.canceled_at is not null as canceled,
                  (select count(*)::int from refund r where r.payment_id = p.id) as refunds
             from "order" o join order_payment_collection x on x.order_id = o.id
             join payment p on p.payment_collection_id = x.payment_collection_id where o.id = $1`,
          [order.id],
        ),
      )
      return rows[0]!
    }
    const { payment } = await read()
    if (captured) expectOk(await admin().post(`/admin/payments/${payment}/capture`))
    expectOk(await admin().post('/admin/order-edits', { order_id: order.id }))
    const put = async () => expectOk(await admin().delete(`/admin/order-edits/${order.id}`))
    return { order, id, payment, read, endEdit: put }
  }

  it.each([
    ['captured', { voided: false, refunds: 1 }],
    ['only authorised', { voided: true, refunds: 0 }],
  ])('the last part stays open while somebody edits the order: %s', async (state, after) => {
    const { order, id, payment, read, endEdit } = await edited(state === 'captured')
    const untouched = { payment, voided: false, refunds: 0, canceled: false }
    expect(outcome(await at().reject(id))).toBe('409 order_change_open')
    expect(await read()).toEqual(untouched)
    expect(outcome(await admin().post(`/admin/orders/${order.id}/cancel`))).toBe('409 order_change_open')
    expect(await read()).toEqual(untouched)
    await endEdit()
    expectOk(await at().reject(id))
    expect(await read()).toEqual({ payment, ...after, canceled: true })
  })

  it('closed by a process that ended, the order is canceled once nobody edits it any more', async () => {
    const { order, id, payment, read, endEdit } = await edited(false)
    await at().world.backend.sql((owner) =>
      owner.query(`update vendor_order set status = 'rejected', closed_at = now() where id = $1`, [id]),
    )
    expect(String(await at().tick())).not.toContain(order.id)
    expect(await read()).toEqual({ payment, voided: false, refunds: 0, canceled: false })
    await endEdit()
    await at().tick()
    expect(await read()).toEqual({ payment, voided: true, refunds: 0, canceled: true })
  })

  /** 3.00 that were to go back, and the provider did not hear of it. */
  async function unheard() {
    const sale = await at().paid()
    await sale.capture()
    await at().play('playProvider', 'deaf')
    const asked = await baker().post(`/vendor/orders/${sale.id}/refunds`, { amount_minor: 300, reason: 'x' })
    expect(outcome(asked)).toBe('503 payment_provider_unavailable')
    return sale
  }

  it('what was asked for of an order that was given back whole and canceled is void', async () => {
    const { order, id } = await unheard()
    await at().play('changeMood', 'well')
    expectOk(await admin().post(`/admin/orders/${order.id}/cancel`))
    await at().tick()
    await at().tick('21 hours')
    expect(await at().intentsOf(id)).toContain('asked 300 void')
    expect(await at().moneyOf(id)).toEqual([700, 700])
  })

  it('what was said to have moved and cannot have is unclear again, and said anew', async () => {
    const { id, payment } = await unheard()
    await at().tick('21 hours')
    const unclear = (await at().unclearOf(id))!
    await at().play('changeMood', 'well')
    expectOk(await admin().post(`/admin/payments/${payment}/refund`, { amount: 23 }))
    const { vendor_order_intent: again } = expectOk(await at().decide(unclear.id, 'moved'))
    expect(again).toMatchObject({ state: 'unclear', decided: null, error: expect.stringMatching(/refund/i) })
    expect(String(await at().tick())).not.toContain(unclear.id)
    const { vendor_order_intent: over } = expectOk(await at().decide(unclear.id, 'not_moved'))
    expect(over).toMatchObject({ state: 'refused', decided: 'not_moved' })
    expect(String(await at().tick())).not.toContain(unclear.id)
    expect([await at().intentsOf(id), await at().moneyOf(id)]).toEqual([['asked 300 refused'], [700, 700]])
  })
}
