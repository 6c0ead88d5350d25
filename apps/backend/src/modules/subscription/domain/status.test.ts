import type { BillingCycleStatus, SubscriptionStatus } from '@cityos/contracts'
import { CYCLE_TRANSITIONS, nextCycleStatus, type CycleTransition } from './cycle-status'
import {
  nextSubscriptionStatus,
  SUBSCRIPTION_TRANSITIONS,
  type SubscriptionTransition,
} from './subscription-status'

const SUBSCRIPTION: SubscriptionStatus[] = [
  ...(['draft', 'trialing', 'active', 'past_due', 'paused', 'unpaid', 'canceled'] as const),
]
const CYCLE: BillingCycleStatus[] = [
  ...(['scheduled', 'processing', 'paid', 'failed', 'retrying', 'uncollectible', 'void'] as const),
]

/** Every way that there is, as `from verb to`: all others are illegal. */
const SUBSCRIPTION_WAYS = `
  draft begin_trial trialing
  draft activate active
  trialing activate active
  active fall_due past_due
  past_due recover active
  unpaid recover active
  past_due give_up unpaid
  active pause paused
  paused resume active
  trialing cancel canceled
  active cancel canceled
  past_due cancel canceled
  paused cancel canceled
  unpaid cancel canceled
  canceled reinstate active`

const CYCLE_WAYS = `
  scheduled claim processing
  processing release scheduled
  processing fail failed
  retrying fail failed
  failed retry retrying
  uncollectible retry retrying
  processing pay paid
  retrying pay paid
  failed pay paid
  uncollectible pay paid
  failed write_off uncollectible
  retrying write_off uncollectible
  scheduled void void
  failed void void
  void restore scheduled`

const waysOf = (text: string) =>
  new Map(
    text
      .trim()
      .split('\n')
      .map((line) => line.trim().split(' ') as [string, string, string])
      .map(([from, verb, to]) => [`${from} ${verb}`, to]),
  )

function outcomeOf(move: () => string): string {
  try {
    return move()
  } catch (error) {
    return (error as { code: string }).code
  }
}

it('a subscription goes the ways that there are, and no other', () => {
  const ways = waysOf(SUBSCRIPTION_WAYS)
  for (const status of SUBSCRIPTION) {
    for (const verb of Object.keys(SUBSCRIPTION_TRANSITIONS) as SubscriptionTransition[]) {
      const outcome = outcomeOf(() => nextSubscriptionStatus({ id: 'sub_1', status }, verb))
      expect([status, verb, outcome]).toEqual([
        status,
        verb,
        ways.get(`${status} ${verb}`) ?? 'illegal_transition',
      ])
    }
  }
})

it('a cycle goes the ways that there are, and no other', () => {
  const ways = waysOf(CYCLE_WAYS)
  for (const status of CYCLE) {
    for (const verb of Object.keys(CYCLE_TRANSITIONS) as CycleTransition[]) {
      const outcome = outcomeOf(() => nextCycleStatus({ id: 'bcyc_1', status }, verb))
      expect([status, verb, outcome]).toEqual([
        status,
        verb,
        ways.get(`${status} ${verb}`) ?? 'illegal_transition',
      ])
    }
  }
})

it('nothing leads away from a paid cycle', () => {
  for (const { from } of Object.values(CYCLE_TRANSITIONS)) expect(from).not.toContain('paid')
})

it('a refusal names both states', () => {
  expect(() => nextSubscriptionStatus({ id: 'sub_1', status: 'past_due' }, 'pause')).toThrow(
    'The subscription sub_1 is past_due and cannot become paused: only one that is active can.',
  )
  expect(() => nextCycleStatus({ id: 'bcyc_1', status: 'retrying' }, 'void')).toThrow(
    'The billing cycle bcyc_1 is retrying and cannot become void: only one that is scheduled or failed can.',
  )
})
