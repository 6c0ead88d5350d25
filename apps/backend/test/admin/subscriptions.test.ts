import type { SubscriptionItem } from '@cityos/contracts'
import { changeOf, type ChangeForm } from '../../src/admin/subscriptions/change-form'
import { NotANumber } from '../../src/admin/commissions/rule-form'
import { firstMonthOf } from '../../src/admin/subscriptions/mrr/first-month'
import { bodyOf, EMPTY_PLAN, formOf } from '../../src/admin/subscriptions/plan-form'
import { SUBSCRIPTION_VERBS, verbsOf } from '../../src/admin/subscriptions/subscription-verbs'
import { SUBSCRIPTION_TRANSITIONS } from '../../src/modules/subscription/domain/subscription-status'

const all = () => true
const none = { cancel_at_period_end: false, pause_at_period_end: false, next_due_at: '2027-06-01T00:00:00Z' }

it('offers what the server’s own transitions allow', () => {
  for (const verb of ['pause', 'resume', 'cancel'] as const) {
    expect([...SUBSCRIPTION_VERBS[verb].from].sort()).toEqual([...SUBSCRIPTION_TRANSITIONS[verb].from].sort())
  }
  expect(SUBSCRIPTION_VERBS.activate.from).toEqual(SUBSCRIPTION_TRANSITIONS.begin_trial.from)
})

it.each([
  [{ status: 'draft' }, ['activate', 'delete']],
  [{ status: 'trialing' }, ['change', 'skip', 'cancel']],
  [{ status: 'active' }, ['change', 'skip', 'pause', 'cancel']],
  [{ status: 'active', next_due_at: null }, ['change', 'pause', 'cancel']],
  [{ status: 'active', cancel_at_period_end: true }, ['resume', 'cancel']],
  [{ status: 'paused', next_due_at: null }, ['resume', 'cancel']],
  [{ status: 'canceled', next_due_at: null }, []],
] as const)('of %j offers %j, and nothing to whoever may not', (given, verbs) => {
  expect(verbsOf({ ...none, ...given }, all)).toEqual(verbs)
  expect(verbsOf({ ...none, ...given }, () => false)).toEqual([])
})

it('a change asks for what is another, and for nothing where nothing is or a number is none', () => {
  const items = [
    { id: 'sitem_1', quantity: 2 },
    { id: 'sitem_2', quantity: 1 },
  ] as SubscriptionItem[]
  const form: ChangeForm = {
    ...{ plan_id: 'splan_1', pieces: { sitem_1: '2', sitem_2: '1' }, when: 'now', reason: '' },
  }
  const asked = (given: Partial<ChangeForm>) => changeOf({ plan_id: 'splan_1', items }, { ...form, ...given })
  expect(asked({})).toEqual({ change: null, wrong: undefined })
  expect(asked({ plan_id: 'splan_2' }).change).toEqual({ plan_id: 'splan_2', when: 'now' })
  const more = [{ id: 'sitem_2', quantity: 3 }]
  expect(asked({ pieces: { sitem_1: '2', sitem_2: ' 3' } }).change).toEqual({ items: more, when: 'now' })
  for (const text of ['', '0', '1.5', '-1', 'many']) {
    expect(asked({ pieces: { sitem_1: text, sitem_2: '3' } })).toEqual({ change: null, wrong: 'sitem_1' })
  }
})

it('a plan that is opened and saved is what it was', () => {
  const content = {
    ...{ name: 'Tea', description: null, interval: 'week' as const, interval_count: 2 },
    ...{ discount_bps: 1_250, prices: null, trial_days: 14, minimum_cycles: 3, active: false },
    targets: [
      { product_id: 'prod_1', variant_id: null },
      { product_id: 'prod_2', variant_id: 'variant_2' },
    ],
  }
  const made = '2027-01-01T00:00:00Z'
  const saved = { id: 'splan_1', version: 3, created_at: made, updated_at: made }
  expect(bodyOf(formOf({ ...saved, ...content }))).toEqual(content)
  const own = { ...content, discount_bps: 0, prices: { usd: 950, jpy: 1_200, kwd: 12_345 } }
  expect(bodyOf(formOf({ ...saved, ...own }))).toEqual(own)
})

it.each([
  [{ price: 'discount', discount: 'a lot' }, 'discount_bps'],
  [{ price: 'discount', discount: '101' }, 'discount_bps'],
  [{ price: 'own', prices: [{ currency: 'jpy', amount: '9.5' }] }, 'prices'],
  [{ price: 'own', prices: [{ currency: 'usd', amount: '0' }] }, 'prices'],
  [{ trial_days: '-1' }, 'trial_days'],
  [{ interval_count: '1.5' }, 'interval_count'],
] as const)('%j is no plan: it says where', (given, field) => {
  const form = { ...EMPTY_PLAN, ...given } as typeof EMPTY_PLAN
  expect(() => bodyOf(form)).toThrow(new NotANumber(field))
})

it('months are those of the tenant’s zone', () => {
  const newYear = new Date('2027-01-01T03:00:00Z')
  expect(firstMonthOf(12, newYear, 'UTC')).toBe('2026-02')
  expect(firstMonthOf(12, newYear, 'America/New_York')).toBe('2026-01')
  expect(firstMonthOf(1, newYear, 'Asia/Riyadh')).toBe('2027-01')
})
