import type { PayoutReason } from '@cityos/contracts'
import { reasonsAgainst, type PayoutCandidate } from './eligibility'

const eligible: PayoutCandidate = {
  is_house: false,
  status: 'approved',
  kyc_status: 'verified',
  on_hold: false,
  method: 'stripe_connect',
  is_forbidden: false,
  account: { enabled: true, currencies: [] },
  currency_code: 'eur',
  available_minor: 1_000n,
  receivable_minor: 0n,
  minimums: { eur: 1_000 },
  schedule: { kind: 'daily', hour: 3 },
}

it('pays who is eligible', () => {
  expect(reasonsAgainst(eligible)).toEqual([])
})

it('pays by Stripe what it can move of a currency with three digits', () => {
  const dinars = { ...eligible, currency_code: 'kwd', minimums: { kwd: 100 } }
  const reasons = (available_minor: bigint, over: Partial<PayoutCandidate> = {}) =>
    reasonsAgainst({ ...dinars, available_minor, ...over })
  expect([reasons(109n), reasons(99n), reasons(9n, { minimums: {} })]).toEqual([
    [],
    ['below_minimum'],
    ['below_minimum'],
  ])
  expect(reasons(119n, { minimums: { kwd: 115 } })).toEqual(['below_minimum'])
  expect(reasons(119n, { minimums: { kwd: 115 }, method: 'manual' })).toEqual([])
  expect(reasons(9n, { minimums: {}, method: 'manual' })).toEqual([])
})

it.each<[PayoutReason, Partial<PayoutCandidate>]>([
  ['house_vendor', { is_house: true }],
  ['vendor_not_approved', { status: 'suspended' }],
  ['vendor_not_approved', { status: 'terminated' }],
  ['kyc_not_verified', { kyc_status: 'expired' }],
  ['payouts_on_hold', { on_hold: true }],
  ['sandbox_forbidden', { method: 'sandbox', is_forbidden: true }],
  ['account_missing', { account: null }],
  ['account_not_enabled', { account: { enabled: false, currencies: [] } }],
  ['account_currency', { account: { enabled: true, currencies: ['usd'] } }],
  ['owes_money', { receivable_minor: -1n }],
  ['nothing_available', { available_minor: 0n }],
  ['below_minimum', { available_minor: 999n }],
  ['below_minimum', { schedule: { kind: 'threshold', amounts: { eur: 1_001 } } }],
])('%s: not paid', (reason, difference) => {
  expect(reasonsAgainst({ ...eligible, ...difference })).toEqual([reason])
})

it.each<[PayoutReason[], Partial<PayoutCandidate>]>([
  [[], { method: 'manual', is_asked: true, minimums: { eur: 1_000_000_000 } }],
  [['vendor_not_approved'], { method: 'manual' }],
  [['vendor_not_approved'], { is_asked: true }],
])('who was terminated is paid by hand, by somebody who says why: %j', (reasons, how) => {
  expect(reasonsAgainst({ ...eligible, status: 'terminated', ...how })).toEqual(reasons)
  expect(reasonsAgainst({ ...eligible, status: 'suspended', ...how })).toContain('vendor_not_approved')
})

it('names all reasons at once', () => {
  expect(
    reasonsAgainst({
      ...eligible,
      status: 'suspended',
      kyc_status: 'pending',
      account: null,
      available_minor: 1n,
    }),
  ).toEqual(['vendor_not_approved', 'kyc_not_verified', 'account_missing', 'below_minimum'])
})

it('asks for no account where people pay by hand, and for no minimum where none is set', () => {
  expect(reasonsAgainst({ ...eligible, method: 'manual', account: null })).toEqual([])
  expect(reasonsAgainst({ ...eligible, minimums: {}, available_minor: 1n })).toEqual([])
})
