import { join } from 'node:path'
import type { GeneratedPayouts, WholePayout } from '@cityos/contracts'
import { expectOk } from '@cityos/testing'
import { disputeDesk, type Place } from './dispute-desk'

const PAYOUTS = join(__dirname, '../fixtures/payouts.ts')
const DISPUTES = join(__dirname, '../fixtures/disputes.ts')
const HOUR_MS = 3_600_000

/** What a vendor that was paid out owes since a bank took the money of its order, and what the marketplace loses. */
export function disputeDebtTests(at: () => Place): void {
  const { admin, sold, open, close, books, refunded } = disputeDesk(at)

  it('is taken back from the payout once the dispute is lost, and not while nobody has decided', async () => {
    const { backend, acme } = at().world
    const sale = await sold()
    const { rows } = await backend.sql((owner) =>
      owner.query<{ vendor_id: string }>(
        `update vendor set status = 'approved', kyc_status = 'verified'
          where id = (select vendor_id from vendor_order where id = $1) returning id as vendor_id`,
        [sale.id],
      ),
    )
    const { vendor_id } = rows[0]!
    const funds = { reason: 'Known for years.', free_reserve: true }
    expectOk(await admin().post(`/admin/vendor-orders/${sale.id}/funds/release`, funds))
    const { payout_ids } = expectOk(await admin().post<GeneratedPayouts>('/admin/payouts', { vendor_id }))
    const payout = async () =>
      expectOk(await admin().get<{ payout: WholePayout }>(`/admin/payouts/${payout_ids[0]}`)).payout
    for (const hours of [0, 2]) {
      await backend.run(PAYOUTS, 'setClock', new Date(Date.now() + hours * HOUR_MS).toISOString())
      await backend.run(PAYOUTS, 'execute')
    }
    expect(await payout()).toMatchObject({ status: 'paid', reversals: [] })

    const { id } = await open(sale.order.id, 700, { vendor_order_id: sale.id })
    expect((await payout()).reversals).toEqual([])
    const failed = await backend.run<string>(DISPUTES, 'failClosing', acme.id, {
      ...{ id, outcome: 'lost', actor: null },
    })
    expect(failed).toContain('forced failure')
    expect((await payout()).reversals).toEqual([])
    expectOk(await close(id, 'lost'))
    const [back, ...more] = (await payout()).reversals
    expect([back, more]).toEqual([expect.objectContaining({ amount_minor: 670, state: 'pending' }), []])
    await backend.run(PAYOUTS, 'setClock', new Date(Date.now() + 3 * HOUR_MS).toISOString())
    await backend.run(PAYOUTS, 'execute')
    const paid = await payout()
    expect([paid.reversed_minor, paid.reversals[0]!.state]).toEqual([670, 'succeeded'])
    expect(await at().ledger(sale.id)).toMatchObject({ all: 0 })
    await backend.run(PAYOUTS, 'setClock', new Date().toISOString())
  })

  it('what is refunded of money that a bank has taken is in the ledger all the same: the marketplace bears it', async () => {
    const sale = await sold()
    await open(sale.order.id, 2000)
    const { order } = expectOk(
      await admin().get<{ order: { payment_collections: { payments: { id: string }[] }[] } }>(
        `/admin/orders/${sale.order.id}?fields=*payment_collections.payments`,
      ),
    )
    const payment = order.payment_collections[0]!.payments[0]!.id
    const posted = () =>
      at().world.backend.sql(async (owner) => {
        const { rows } = await owner.query<{ kind: string; amount: number; mine: boolean }>(
          `select a.kind, sum(l.amount_minor)::int as amount, l.vendor_order_id is null as mine
             from ledger_transaction t join ledger_posting l on l.transaction_id = t.id
             join ledger_account a on a.id = l.account_id
            where t.source_type = 'refund' and a.kind in ('clearing', 'commission_revenue')
              and t.source_id in (select id from refund where payment_id = $1)
            group by 1, 3 order by 3, 1`,
          [payment],
        )
        return rows.map(({ kind, amount, mine }) => [mine ? 'marketplace' : 'vendors', kind, amount])
      })
    const refund = async (amount: number) => {
      expectOk(await admin().post(`/admin/payments/${payment}/refund`, { amount }))
      await at().market.inside('catchUp')
    }
    await refund(5)
    const shared = expect.arrayContaining([
      ['vendors', 'clearing', 300],
      ['marketplace', 'clearing', 200],
      ['marketplace', 'commission_revenue', -200],
    ]) as unknown
    expect(await posted()).toEqual(shared)
    expect((await refunded(sale.id)) + (await refunded(sale.other))).toBe(2300)
    await refund(1)
    expect(await posted()).toEqual(expect.arrayContaining([['marketplace', 'clearing', 300]]))
    expect(await books(sale)).toMatchObject([{ all: 0 }, { all: 0 }])
  })
}
