import Stripe from 'stripe'
import { TestClock } from '@cityos/calendar'
import { stripeClient } from '../../src/modules/payout/providers/stripe/client'
import type { Charge, ChargeAnswer } from '../../src/modules/subscription/domain/charge-provider'
import { classify } from '../../src/modules/subscription/domain/provider-answer'
import { StripeCharges } from '../../src/workflows/subscription/charging/stripe/charges'
import { StripeSimulator } from '../payouts/stripe-simulator'

let simulator: StripeSimulator
let charges: StripeCharges
let customer: string
const clock = new TestClock('2026-11-21T12:00:00Z')
/** The same account, as another tenant of it sees it. */
let others: StripeCharges

beforeAll(async () => {
  simulator = await StripeSimulator.start()
  const sdk = stripeClient('sk_test_simulated', simulator.url)
  customer = (await sdk.customers.create({ email: 'ada@example.com' })).id
  const holderOf = (id: string) => Promise.resolve(id === 'cus_ada' ? customer : null)
  const at = (tenantId: string) =>
    new StripeCharges({ tenantId, open: () => Promise.resolve(sdk) }, holderOf, clock)
  charges = at('ten_one')
  others = at('ten_two')
})
afterAll(() => simulator?.stop())

let count = 0
const chargeOf = (card: string, over: Partial<Charge> = {}): Charge => {
  const cycle = `bcyc_${++count}`
  return {
    ...{ key: `cycle:${cycle}:1`, cycle_id: cycle, subscription_id: 'sub_1', customer_id: 'cus_ada' },
    ...{ amount_minor: 1_999n, currency_code: 'usd' },
    payment_method_id: simulator.payments.saveCard(customer, card),
    ...over,
  }
}
const said = (answer: ChargeAnswer | { kind: 'unknown' }) =>
  [answer.kind, 'status' in answer ? answer.status : '', 'code' in answer ? answer.code : '']
    .filter(Boolean)
    .join(' ')
const made = ({ key }: Charge) =>
  simulator.payments.intents.filter(
    ({ metadata }) => (metadata as { charge_key?: string }).charge_key === key,
  )

it('a payment says of which attempt, cycle and tenant it is', async () => {
  const charge = chargeOf('visa')
  const answer = await charges.charge(charge)
  expect(made(charge)).toMatchObject([
    {
      ...{ amount: 1_999, currency: 'usd', customer, payment_method: charge.payment_method_id },
      ...{ status: 'succeeded', id: (answer as { reference: string }).reference },
      metadata: {
        ...{ charge_key: charge.key, cycle_id: charge.cycle_id, tenant_id: 'ten_one' },
        subscription_id: 'sub_1',
      },
    },
  ])
  expect(said(answer)).toBe('payment succeeded')
})

it('what the bank says becomes what is known of the attempt, and a search says the same', async () => {
  for (const [card, answer, outcome] of [
    ['visa', 'payment succeeded', 'succeeded'],
    ['declined', 'declined insufficient_funds', 'soft'],
    ['lost', 'declined lost_card', 'hard'],
    ['expired', 'declined expired_card', 'hard'],
    ['authentication', 'declined authentication_required', 'requires_action'],
    ['slow', 'payment processing', 'unclear'],
  ] as const) {
    const charge = chargeOf(card)
    const first = await charges.charge(charge)
    expect([card, said(first), classify(first)]).toEqual([card, answer, outcome])
    for (const reference of [null, first.reference]) {
      expect(await charges.find(charge, 'cycle', reference)).toEqual(first)
    }
    expect(await charges.charge(charge)).toEqual(first)
    expect(made(charge)).toHaveLength(1)
  }
})

it('a request that Stripe does not take is refused, and nothing was made', async () => {
  for (const [over, answer] of [
    [{ payment_method_id: 'pm_gone' }, 'refused resource_missing'],
    [{ customer_id: 'cus_nobody' }, 'refused payment_method_missing'],
    // Nobody asks for these: it says ahead what of them it can take.
    [{ currency_code: 'kwd', amount_minor: 1_001n }, 'refused amount_unrepresentable'],
    [{ currency_code: 'eur', amount_minor: 49n }, 'refused amount_too_small'],
  ] as const) {
    const charge = chargeOf('visa', over)
    expect(said(await charges.charge(charge))).toBe(answer)
    expect(made(charge)).toEqual([])
  }
  expect([charges.payable(1_001n, 'kwd'), charges.payable(49n, 'eur')]).toEqual([1_000n, 0n])
})

it('silence says nothing; the search afterwards tells whether there was a payment', async () => {
  for (const [fault, before, after] of [
    ['drop_before', 'no_answer', 'unknown'],
    ['error_before', 'no_answer', 'unknown'],
    ['rate_limit', 'no_answer', 'unknown'],
    ['drop_after', 'no_answer', 'payment succeeded'],
    ['error_after', 'no_answer', 'payment succeeded'],
  ] as const) {
    const charge = chargeOf('visa')
    // Of a connection that is closed Stripe's SDK makes another one by itself.
    simulator.fail(fault, ...(fault.startsWith('drop') ? [fault] : []))
    expect([fault, said(await charges.charge(charge))]).toEqual([fault, before])
    expect([fault, said(await charges.find(charge, 'key', null))]).toEqual([fault, after])
  }
})

it('a key with another request is a quarrel that moves nothing', async () => {
  const charge = chargeOf('visa')
  await charges.charge(charge)
  expect(said(await charges.charge({ ...charge, amount_minor: 2_000n }))).toBe('no_answer')
  expect(made(charge)).toHaveLength(1)
})

it('among many payments the one of the attempt is found, also when its key is forgotten; money first', async () => {
  const charge = chargeOf('declined')
  await charges.charge(charge)
  simulator.forgetKeys()
  await charges.charge({ ...charge, payment_method_id: simulator.payments.saveCard(customer, 'visa') })
  for (let n = 0; n < 8; n++) await charges.charge(chargeOf('visa'))
  expect(made(charge)).toHaveLength(2)
  expect(said(await charges.find(charge, 'cycle', null))).toBe('payment succeeded')
})

it('what waits is canceled, and what was paid meanwhile says so', async () => {
  const waiting = chargeOf('authentication')
  const { reference } = await charges.charge(waiting)
  expect(said(await charges.cancel(waiting, null))).toBe('payment canceled')
  expect(said(await charges.cancel(waiting, reference))).toBe('payment canceled')
  const paid = chargeOf('authentication')
  const other = await charges.charge(paid)
  simulator.payments.confirm(other.reference!)
  expect(said(await charges.cancel(paid, other.reference))).toBe('payment succeeded')
  expect(said(await charges.cancel(chargeOf('visa'), null))).toBe('no_answer')
})

it('in an account that tenants share none finds another’s', async () => {
  const charge = chargeOf('visa')
  const { reference } = await charges.charge(charge)
  expect(said(await others.find(charge, 'cycle', null))).toBe('unknown')
  expect(said(await others.find(charge, 'key', reference))).toBe('unknown')
  expect(said(await others.cancel(charge, reference))).toBe('no_answer')
})

it('who has no account at Stripe is refused, and asked about nothing', async () => {
  const none = new StripeCharges(
    { tenantId: 'ten_one', open: () => Promise.resolve(null) },
    () => Promise.resolve(customer),
    clock,
  )
  const charge = chargeOf('visa')
  expect(said(await none.charge(charge))).toBe('refused payment_provider_missing')
  expect(said(await none.find(charge, 'key', null))).toBe('no_answer')
  const locked = new StripeCharges(
    {
      tenantId: 'ten_one',
      open: () => Promise.resolve(new Stripe('sk_test_x', { host: '127.0.0.1', port: 1 })),
    },
    () => Promise.resolve(customer),
    clock,
  )
  expect(said(await locked.charge(charge))).toBe('no_answer')
})
