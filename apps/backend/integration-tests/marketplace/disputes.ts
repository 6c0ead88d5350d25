import { join } from 'node:path'
import Stripe from 'stripe'
import type { Dispute, VendorDispute, VendorDisputeList, VendorNotificationList } from '@cityos/contracts'
import { expectOk } from '@cityos/testing'
import { StripeSimulator } from '../payouts/stripe-simulator'
import { outcome } from '../vendors/world'
import { disputeDesk, type Place, type Sale } from './dispute-desk'

const FAILED = 'forced failure after the last step'
const FIXTURE = join(__dirname, '../fixtures/disputes.ts')

/** What banks take back, of orders that were captured whole. */
export function disputeTests(at: () => Place): void {
  const { admin, baker, sold, ask, open, close, books, refunded } = disputeDesk(at)

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
    await at().market.inside('tellVendors')
    const { notifications } = expectOk(
      await baker().get<VendorNotificationList>('/vendor/notifications?kind=dispute_opened'),
    )
    const mineOf = dispute.parts.find((part) => part.vendor_order_id === sale.id)!
    expect(notifications.filter(({ subject_id }) => subject_id === mineOf.id)).toEqual([
      expect.objectContaining({
        subject_id: mineOf.id,
        data: expect.objectContaining({ amount_minor: 466, reason: 'fraudulent' }) as object,
      }),
    ])
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
    expect(expectOk(await close(id, 'lost')).dispute).toMatchObject({
      ...{ status: 'lost', note: 'Letter of the 3rd.', closing_note: 'As told.' },
    })
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

  describe('of Stripe’s', () => {
    const secrets = { platform_webhook_secret: 'whsec_platform_0', connect_webhook_secret: 'whsec_connect_0' }
    let simulator: StripeSimulator
    const run = (name: string, ...args: unknown[]) => at().world.backend.run(FIXTURE, name, ...args)
    beforeAll(async () => {
      simulator = await StripeSimulator.start()
      await run('stripeAt', simulator.url)
      expectOk(
        await admin().post('/admin/payout-providers', {
          ...{ method: 'stripe_connect', secret_key: 'sk_test_simulated', ...secrets },
        }),
      )
    })
    afterAll(() => simulator?.stop())

    /** A sale that Stripe has charged, and what a bank says of it. */
    async function charged(name: string, over: object = {}): Promise<Sale> {
      const sale = await sold()
      await at().world.backend.sql((owner) =>
        owner.query(
          `update payment set provider_id = 'pp_stripe_stripe', data = $2 where payment_collection_id in
             (select payment_collection_id from order_payment_collection where order_id = $1)`,
          [sale.order.id, JSON.stringify({ id: `pi_${name}` })],
        ),
      )
      simulator.disputes.unshift({
        ...{ id: `du_${name}`, object: 'dispute', amount: 1600, currency: 'usd', charge: `ch_${name}` },
        ...{ payment_intent: `pi_${name}`, status: 'needs_response', reason: 'fraudulent' },
        ...{ created: Math.floor(Date.now() / 1000), evidence_details: { due_by: 1_900_000_000 } },
        ...{ balance_transactions: [{ fee: 1500, currency: 'eur' }], ...over },
      })
      return sale
    }
    let events = 0
    async function tell(
      kind: string,
      name: string,
      how: { id?: string; secret?: string; account?: string } = {},
    ) {
      const { id = `evt_${++events}`, secret = secrets.platform_webhook_secret, account } = how
      const created = Math.floor(Date.now() / 1000)
      const data = { object: { id: `du_${name}`, object: 'dispute' } }
      const type = `charge.dispute.${kind}`
      const event = { id, object: 'event', type, created, data, ...(account && { account }) }
      const payload = JSON.stringify(event)
      const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret })
      const client = at().world.backend.client('localhost').with({ 'stripe-signature': signature })
      const path = `/webhooks/payouts/${at().world.acme.id}/stripe`
      const answer = await client.post<{ state?: string; code?: string }>(path, event)
      return `${answer.status} ${answer.body.state ?? answer.body.code}`
    }
    const known = async ({ order }: Sale) =>
      expectOk(await admin().get<{ disputes: Dispute[] }>(`/admin/disputes?order_id=${order.id}`)).disputes
    const is = (name: string, over: object) =>
      Object.assign(
        simulator.disputes.find(({ id }) => id === `du_${name}`)!,
        over,
      )

    it('what a message says is asked of Stripe: twice, forged, at once and late, it ends in the same state', async () => {
      const sale = await charged('one')
      expect(await tell('created', 'one', { secret: 'whsec_forged' })).toBe('401 signature_refused')
      expect(await known(sale)).toEqual([])
      expect(await tell('created', 'one', { id: 'evt_same' })).toBe('200 received')
      expect(await tell('created', 'one', { id: 'evt_same' })).toBe('200 again')
      expect(await tell('funds_withdrawn', 'one')).toBe('200 received')
      expect(await known(sale)).toEqual([
        expect.objectContaining({
          ...{ provider: 'stripe', provider_reference: 'du_one', status: 'opened', amount_minor: 1600 },
          ...{ fee_minor: 1500, fee_currency_code: 'eur', reason: 'fraudulent', opened_by: null },
          evidence_due_at: new Date(1_900_000_000_000).toISOString(),
        }),
      ])
      is('one', {
        status: 'won',
        balance_transactions: [
          { fee: 1500, currency: 'eur' },
          { fee: -1500, currency: 'eur' },
        ],
      })
      const answers = await Promise.all(
        ['closed', 'funds_reinstated', 'closed'].map((kind) => tell(kind, 'one')),
      )
      expect(answers).toEqual(['200 received', '200 received', '200 received'])
      expect(await tell('created', 'one')).toBe('200 received')
      expect(await known(sale)).toEqual([
        expect.objectContaining({ status: 'won', fee_minor: 0, closed_by: null }),
      ])
      expect(await at().ledger(sale.id)).toMatchObject({ disputes: 0, pending: 670, all: 0 })
      is('one', { status: 'lost' })
      expect(await tell('closed', 'one')).toBe('200 received')
      expect(await known(sale)).toEqual([expect.objectContaining({ status: 'lost' })])
      expect(await at().ledger(sale.id)).toMatchObject({ disputes: 0, pending: 204, all: 0 })
    })

    it('one that is over before anybody heard of it is opened and closed; more than is left the marketplace bears', async () => {
      const sale = await charged('two', { status: 'lost', amount: 2300, reason: 'a new one' })
      const refund = { amount_minor: 700, reason: 'Burnt.' }
      await at().world.backend.sql((owner) =>
        owner.query(`update payment set provider_id = 'pp_system_default' where data ->> 'id' = 'pi_two'`),
      )
      expectOk(await baker().post(`/vendor/orders/${sale.id}/refunds`, refund))
      await at().world.backend.sql((owner) =>
        owner.query(`update payment set provider_id = 'pp_stripe_stripe' where data ->> 'id' = 'pi_two'`),
      )
      expect(await tell('closed', 'two')).toBe('200 received')
      expect(await tell('created', 'two')).toBe('200 received')
      const [dispute] = await known(sale)
      expect(dispute).toMatchObject({ status: 'lost', reason: 'general', unallocated_minor: 700 })
      expect(dispute!.parts.map((part) => [part.vendor_order_id, part.amount_minor])).toEqual([
        [sale.other, 1600],
      ])
      const none = { commission_revenue: 0, pending: 0, all: 0 }
      const [given, lost] = await books(sale)
      expect([given, lost]).toMatchObject([none, { ...none, disputes: 0 }])
    })

    it('an inquiry takes nothing, nor does a charge of somebody else’s; what no message told a job finds', async () => {
      const sale = await charged('three', { status: 'warning_needs_response', balance_transactions: [] })
      const other = await charged('four', { payment_intent: 'pi_unknown' })
      for (const name of ['three', 'four']) expect(await tell('created', name)).toBe('200 received')
      expect(await tell('created', 'three', { account: 'acct_1' })).toBe('200 received')
      expect([await known(sale), await known(other)]).toEqual([[], []])
      is('three', { status: 'under_review' })
      await run('follow')
      await run('follow')
      expect(await known(sale)).toEqual([expect.objectContaining({ status: 'opened', fee_minor: null })])
      expect(await known(other)).toEqual([])
    })
  })
}
