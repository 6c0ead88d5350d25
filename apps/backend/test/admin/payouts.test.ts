import {
  DiscrepancyClass,
  PayoutMethod,
  PayoutReason,
  PayoutReversalState,
  PayoutSchedule,
  PayoutStatus,
  SandboxFault,
  UpdatePayoutSettings,
} from '@cityos/contracts'
import fc from 'fast-check'
import en from '../../src/admin/i18n/en'
import { FAULTS } from '../../src/admin/payouts/faults'
import { PAYOUT_VERBS, verbsOf, type PayoutVerb } from '../../src/admin/payouts/payout-verbs'
import { formOf, updateOf } from '../../src/admin/payouts/settings-form'
import { PAYOUT_TRANSITIONS, type PayoutTransition } from '../../src/modules/payout/domain/payout-status'

const MOVES: Record<PayoutVerb, PayoutTransition[]> = {
  hold: ['hold'],
  release: ['release'],
  cancel: ['cancel'],
  'mark-paid': ['pay'],
  'take-back': ['fail', 'return'],
}
const everything = () => true

it('a payout is offered what the server’s table of transitions takes, and nothing while nobody knows', () => {
  for (const verb of Object.keys(MOVES) as PayoutVerb[]) {
    const taken = MOVES[verb].flatMap((move): string[] => [...PAYOUT_TRANSITIONS[move].from])
    const known = PayoutStatus.options.filter((status) => taken.includes(status) && status !== 'processing')
    expect([verb, [...PAYOUT_VERBS[verb].from].sort()]).toEqual([verb, known.sort()])
  }
})

it('whether money has arrived is said where no provider says it, by those who may', () => {
  const manual = { status: 'in_transit' as const, method: 'manual' as const, reasons: [] }
  expect(verbsOf(manual, everything)).toEqual(['mark-paid', 'take-back'])
  expect(verbsOf({ ...manual, method: 'stripe_connect' }, everything)).toEqual([])
  expect(verbsOf(manual, () => false)).toEqual([])
  const lost = { ...manual, method: 'stripe_connect' as const, reasons: ['outcome_unknown' as const] }
  expect(verbsOf(lost, everything)).toEqual(['mark-paid', 'take-back'])
  const sent = { ...manual, status: 'processing' as const, method: 'stripe_connect' as const }
  expect(verbsOf(sent, everything)).toEqual([])
  // Nobody has known for a day: people say what they have found out.
  const unknown = { ...sent, reasons: ['outcome_unknown' as const] }
  expect(verbsOf(unknown, everything)).toEqual(['mark-paid', 'take-back'])
})

const amounts = fc.dictionary(fc.constantFrom('eur', 'jpy', 'kwd'), fc.nat(1_000_000), {
  noNullPrototype: true,
})
const hour = fc.integer({ min: 0, max: 23 })
const weekday = fc.integer({ min: 1, max: 7 })
const schedule = fc.oneof(
  fc.record({ kind: fc.constant('daily' as const), hour }),
  fc.record({ kind: fc.constant('weekly' as const), weekday, hour }),
  fc.record({ kind: fc.constant('biweekly' as const), weekday, hour, anchor: fc.constant('2026-01-07') }),
  fc.record({ kind: fc.constant('monthly' as const), day: fc.integer({ min: 1, max: 31 }), hour }),
  fc.record({ kind: fc.constant('threshold' as const), amounts }),
  fc.constant({ kind: 'manual' as const }),
)
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const settings = fc.record({
  method: orNull(fc.constantFrom('manual' as const, 'sandbox' as const)),
  schedule: orNull(schedule),
  minimums: orNull(amounts.filter((found) => Object.keys(found).length > 0)),
  hold_days: orNull(fc.integer({ min: 0, max: 365 })),
  reserve_bps: orNull(fc.integer({ min: 0, max: 10_000 })),
  reserve_days: orNull(fc.integer({ min: 0, max: 365 })),
  on_hold: fc.constant(false),
  on_hold_reason: fc.constant(null),
})
const NOTHING = {
  ...{ method: null, schedule: null, minimums: null, hold_days: null, reserve_bps: null, reserve_days: null },
  ...{ on_hold: false, on_hold_reason: null },
}

it('a form of settings that nobody touches changes nothing, and one that says them all is taken as it is', () => {
  fc.assert(
    fc.property(settings, (own) => {
      const form = formOf(own, '2026-11-21')
      expect(updateOf(own, form)).toEqual({})
      const told = updateOf(NOTHING, form)
      expect({ ...NOTHING, ...told }).toEqual(own)
      if (Object.keys(told).length) expect(UpdatePayoutSettings.safeParse(told).success).toBe(true)
    }),
  )
})

it('a schedule is the same in whichever order the database keeps it', () => {
  const own = { ...NOTHING, schedule: { hour: 6, kind: 'weekly' as const, weekday: 5 } }
  expect(updateOf(own, formOf(own, '2026-11-21'))).toEqual({})
})

it('what somebody has stopped has a reason, and none when it goes on', () => {
  const form = { ...formOf(NOTHING, '2026-11-21'), on_hold: true, on_hold_reason: ' Under review. ' }
  expect(updateOf(NOTHING, form)).toEqual({ on_hold: true, on_hold_reason: 'Under review.' })
  const stopped = { ...NOTHING, on_hold: true, on_hold_reason: 'Under review.' }
  expect(updateOf(stopped, { ...form, on_hold: false })).toEqual({ on_hold: false, on_hold_reason: null })
})

it('offers each schedule that there is', () => {
  const kinds = PayoutSchedule.options.map((option) => option.shape.kind.value)
  for (const kind of kinds) {
    const told = updateOf(NOTHING, { ...formOf(NOTHING, '2026-11-21'), schedule: kind })
    expect(PayoutSchedule.safeParse(told.schedule).data).toMatchObject({ kind })
  }
})

it.each([
  ['hold_days', { hold_days: 'a week' }],
  ['reserve_bps', { reserve: '5.001' }],
  ['minimums', { minimums: [{ currency: 'jpy', amount: '1.50' }] }],
  ['schedule', { schedule: 'threshold', thresholds: [{ currency: 'eur', amount: '' }] }],
])('says of %s that it is no number', (field, part) => {
  const form = { ...formOf(NOTHING, '2026-11-21'), ...part }
  expect(() => updateOf(NOTHING, form)).toThrow(expect.objectContaining({ field }))
})

it('has words for whatever the server can say of a payout', () => {
  const { payouts, reconciliation } = en
  const said: [Record<string, unknown>, readonly string[]][] = [
    [payouts.status, PayoutStatus.options],
    [payouts.method, PayoutMethod.options],
    [payouts.reason, PayoutReason.options],
    [payouts.reversal_state, PayoutReversalState.options],
    [payouts.sandbox.faults, SandboxFault.options],
    [payouts.sandbox.fault_hint, SandboxFault.options],
    [reconciliation.class, DiscrepancyClass.options],
    [reconciliation.class_hint, DiscrepancyClass.options],
  ]
  for (const [words, wanted] of said) expect(Object.keys(words).sort()).toEqual([...wanted].sort())
  expect([...FAULTS].sort()).toEqual([...SandboxFault.options].sort())
})
