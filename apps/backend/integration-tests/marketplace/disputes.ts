import { join } from 'node:path'
import type { Dispute, VendorDispute, VendorDisputeList, VendorOrder } from '@cityos/contracts'
import { expectOk } from '@cityos/testing'
import { outcome, type VendorWorld } from '../vendors/world'
import type { Market } from './world'

const FAILED = 'forced failure after the last step'
const FIXTURE = join(__dirname, '../fixtures/disputes.ts')

interface Sale {
  order: { id: string }
  id: string
  other: string
}

interface Place {
  world: VendorWorld
  market: Market
  /** An order of 7.00 at the bakers and 16.00 at the winery. */
  sell(): Promise<Sale>
  ledger(id: string): Promise<Record<string, number>>
}

/** What banks take back, of orders that were captured whole. */
export function disputeTests(at: () => Place): void {
  const admin = () => at().world.acme.admin
  const baker = () => at().world.person(at().world.acme, 'owner@bakers.example')

  async function sold(): Promise<Sale> {
    const sale = await at().sell()
    const vintner = at().world.person(at().world.acme, 'owner@winery.example')
    expectOk(await baker().post(`/vendor/orders/${sale.id}/captures`, { amount_minor: 700 }))
    expectOk(await vintner.post(`/vendor/orders/${sale.other}/captures`, { amount_minor: 1600 }))
    return sale
  }
  const told = { reason: 'fraudulent', note: 'Letter of the 3rd.' } as const
  const ask = (order_id: string, amount_minor: number, more: object = {}) =>
    admin().post<{ dispute: Dispute }>('/admin/disputes', { order_id, amount_minor, ...told, ...more })
  const open = async (...asked: Parameters<typeof ask>) => expectOk(await ask(...asked)).dispute
  const close = (id: string, how: string) =>
    admin().post<{ dispute: Dispute }>(`/admin/disputes/${id}/close`, { outcome: how, note: 'As told.' })
  const books = async ({ id, other }: Sale) => [await at().ledger(id), await at().ledger(other)]
  const refunded = async (id: string) =>
    expectOk(await admin().get<{ vendor_order: VendorOrder }>(`/admin/vendor-orders/${id}`)).vendor_order
      .refunded_minor

  it('is shared by what was captured, and each vendor reads its own part alone', async () => {
    const sale = await sold()
    const dispute = await open(sale.order.id, 1600, { evidence_due_at: '2030-01-01T00:00:00.000Z' })
    expect(dispute).toMatchObject({
      ...{ status: 'opened', provider: 'manual', amount_minor: 1600, unallocated_minor: 0, fee_minor: null },
      ...{ currency_code: 'usd', evidence_due_at: '2030-01-01T00:00:00.000Z', closed_at: null },
    })
    const parts = Object.fromEntries(dispute.parts.map((part) => [part.vendor_order_id, part.amount_minor]))
    expect(parts).toEqual({ [sale.id]: 487, [sale.other]: 1113 })
    // 3 of commission on 7: of 4.87 it is 0.21.
    expect(await at().ledger(sale.id)).toMatchObject({ clearing: 487, disputes: -21, pending: 204, all: 0 })
    expect(await refunded(sale.id)).toBe(487)
    const own = expectOk(
      await baker().get<VendorDisputeList>(`/vendor/disputes?vendor_order_id=${sale.id}&status=opened`),
    )
    expect(own.disputes).toEqual([
      expect.objectContaining({
        dispute_id: dispute.id,
        amount_minor: 487,
        vendor_minor: 466,
        status: 'opened',
      }),
    ])
    const [mine, theirs] = [own.disputes[0]!.id, dispute.parts.find((part) => part.amount_minor === 1113)!.id]
    const read = async (id: string) => baker().get<{ dispute: VendorDispute }>(`/vendor/disputes/${id}`)
    expect(expectOk(await read(mine)).dispute).toEqual(own.disputes[0])
    expect(outcome(await read(theirs))).toBe('404 not_found')
    const refund = await baker().post(`/vendor/orders/${sale.id}/refunds`, { amount_minor: 214, reason: 'x' })
    expect(outcome(refund)).toBe('409 refund_exceeds_share')
    const [listed] = expectOk(
      await admin().get<{ disputes: Dispute[] }>(
        `/admin/disputes?vendor_id=${dispute.parts[0]!.vendor_id}&status=opened&limit=1`,
      ),
    ).disputes
    expect(listed).toEqual(dispute)
  })

  it('won, lost, and each after the other: the money is where it belongs each time', async () => {
    const sale = await sold()
    const before = await books(sale)
    const { id } = await open(sale.order.id, 2300)
    expect(outcome(await close(id, 'opened'))).toBe('400 validation_failed')
    expect(expectOk(await close(id, 'lost')).dispute).toMatchObject({ status: 'lost' })
    const lost = await books(sale)
    expect(lost[0]).toMatchObject({ clearing: 700, commission_revenue: 0, disputes: 0, pending: 0, all: 0 })
    expect(outcome(await close(id, 'lost'))).toBe('409 illegal_transition')
    expectOk(await close(id, 'won'))
    // What a capture brings into the clearing names no vendor order; what goes and comes back does.
    const afterwards = before.map((one) => ({ ...one, clearing: 0, disputes: 0 }))
    expect(await books(sale)).toEqual(afterwards)
    expect(await refunded(sale.id)).toBe(0)
    expectOk(await close(id, 'lost'))
    expect(await books(sale)).toEqual(lost)
    expectOk(await close(id, 'won'))
    expect(await books(sale)).toEqual(afterwards)
  })

  it('over one vendor order is that vendor’s alone; more than is left is refused, and a name is taken once', async () => {
    const sale = await sold()
    const one = { vendor_order_id: sale.other, reference: `CB-${sale.id}` }
    expect(outcome(await ask(sale.order.id, 1601, one))).toBe('409 dispute_exceeds_captured')
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(sale.order.id, 1000, one)))
    expect(answers.map(outcome).sort()).toEqual(['201', ...Array<string>(7).fill('409 dispute_exists')])
    const { id, parts } = answers.find(({ status }) => status === 201)!.body.dispute
    expect(parts.map((part) => [part.vendor_order_id, part.amount_minor])).toEqual([[sale.other, 1000]])
    expect(outcome(await ask(sale.order.id, 1301))).toBe('409 dispute_exceeds_captured')
    expect(outcome(await ask('order_unknown', 1))).toBe('404 not_found')
    const elsewhere = await at().sell()
    expect(outcome(await ask(elsewhere.order.id, 1, { vendor_order_id: sale.id }))).toBe('404 not_found')
    const ends = await Promise.all(Array.from({ length: 8 }, () => close(id, 'won')))
    expect(ends.map(outcome).sort()).toEqual(['200', ...Array<string>(7).fill('409 illegal_transition')])
    expect(await at().ledger(sale.other)).toMatchObject({ disputes: 0, pending: 1500, all: 0 })
  })

  it('what was given back meanwhile is rounded as if there had been no dispute', async () => {
    const sale = await sold()
    const { id } = await open(sale.order.id, 100, { vendor_order_id: sale.id })
    const refund = (amount_minor: number) =>
      baker().post(`/vendor/orders/${sale.id}/refunds`, { amount_minor, reason: 'Burnt.' })
    expectOk(await refund(30))
    expectOk(await close(id, 'won'))
    expectOk(await refund(670))
    const none = { clearing: 700, commission_revenue: 0, disputes: 0, pending: 0, all: 0 }
    expect(await at().ledger(sale.id)).toEqual(expect.objectContaining(none))
  })

  it('a step that fails behind it leaves nothing, and what a provider tells twice is one', async () => {
    const sale = await sold()
    const before = await books(sale)
    const run = <T>(name: string, input: object) =>
      at().world.backend.run<T>(FIXTURE, name, at().world.acme.id, input)
    const facts = {
      ...{ order_id: sale.order.id, provider: 'stripe', reference: `dp_${sale.id}`, amount_minor: 900 },
      ...{ currency_code: 'usd', reason: 'general', occurred_at: '2026-11-20T10:00:00.000Z', actor: null },
      ...{ evidence_due_at: null, fee: { amount_minor: 1500, currency_code: 'eur' } },
    }
    expect(await run('failOpening', facts)).toBe(FAILED)
    expect(await books(sale)).toEqual(before.map((one) => ({ ...one, clearing: 0, disputes: 0 })))
    expect(await refunded(sale.id)).toBe(0)
    const first = await run<{ id: string; created: boolean }>('told', facts)
    const due = '2026-12-01T10:00:00.000Z'
    const again = await run<{ id: string; created: boolean }>('told', {
      ...{ ...facts, evidence_due_at: due, fee: { amount_minor: 0, currency_code: 'eur' } },
    })
    expect([first.created, again.created, again.id]).toEqual([true, false, first.id])
    const read = async () =>
      expectOk(await admin().get<{ dispute: Dispute }>(`/admin/disputes/${first.id}`)).dispute
    expect(await read()).toMatchObject({ fee_minor: 0, fee_currency_code: 'eur', evidence_due_at: due })
    expect(outcome(await close(first.id, 'won'))).toBe('409 dispute_of_provider')
    const opened = await read()
    const held = await books(sale)
    for (const how of ['won', 'lost']) {
      const input = { id: first.id, outcome: how, actor: null }
      expect(await run('failClosing', input)).toBe(FAILED)
      expect(await books(sale)).toEqual(held)
      expect(await read()).toEqual({ ...opened, updated_at: expect.any(String) as string })
      expect(await refunded(sale.id)).toBe(
        opened.parts.find((part) => part.vendor_order_id === sale.id)!.amount_minor,
      )
    }
  })
}
