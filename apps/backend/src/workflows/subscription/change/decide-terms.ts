import { localDateOf } from '@cityos/calendar'
import { CityosError, SUBSCRIPTION_EVENTS } from '@cityos/contracts'
import { awaitsRhythm, previewChange, type ChangePreview } from '../../../modules/subscription/domain/change'
import { cycleAt, type Rhythm } from '../../../modules/subscription/domain/cycles'
import { atPeriodEnd } from '../../../modules/subscription/domain/lifecycle'
import type { ItemRow } from '../../../modules/subscription/store/items'
import type { SubscriptionPatch } from '../../../modules/subscription/store/subscriptions'
import { stateOf } from './decide'
import type { NewTerms } from './new-terms'
import type { Change, State } from './state'

/** What a change of terms does, and what it comes to. */
export interface TermsDecision {
  preview: ChangePreview
  patch: SubscriptionPatch
  items: ItemRow[]
  change: Change
}

/**
 * Other terms, now or with the next period. Whoever asks what it comes to and whoever does it decide here: what is shown is
 * what is done. Now and at the same interval, the days that are left are charged by a cycle of their own, which comes
 * before the next period's; at another interval a new period begins. An agreed minimum is not made shorter.
 * @throws CityosError `illegal_transition`, `not_found`, `subscription_preview_outdated`.
 */
export function decideTerms(state: State, now: Date, terms: NewTerms): TermsDecision {
  const { row, open } = state
  const { how, plan } = terms
  requireSettled(state)
  const items = itemsOf(state, terms)
  const rhythm = plan ?? row
  const { interval, interval_count } = rhythm
  const today = localDateOf(now, row.time_zone)
  const of = stateOf(state, now)
  // Pieces alone would begin a period of the new rhythm, which nobody has asked for.
  if (!plan && how.when === 'now' && awaitsRhythm(of, today)) {
    const from = row.anchor_date
    throw refusal(
      row,
      `has another interval from ${from} on: change it from then on, or name a plan to begin now`,
    )
  }
  const options = { when: how.when, today, credit_minor: state.credit_minor }
  const plain = previewChange(of, { interval, interval_count, items }, options)
  const ahead = open.find(({ status, due_at }) => status === 'scheduled' && due_at > now)
  // What was skipped is not the next one.
  const preview = plain.voids_scheduled || !ahead ? plain : { ...plain, next_on: ahead.starts_on }
  if (
    how.expected_due_now_minor !== undefined &&
    BigInt(how.expected_due_now_minor) !== preview.due_now_minor
  ) {
    throw new CityosError(
      'subscription_preview_outdated',
      `The change of ${row.id} comes to ${preview.due_now_minor} now, not to ${how.expected_due_now_minor}: look at it again.`,
    )
  }
  const { anchor_date, anchor_index, charge_minor, credit_minor, voids_scheduled } = preview
  const waiting = open.filter(({ status }) => status === 'scheduled')
  if (voids_scheduled) requireBilled(state, now, preview.effective_on)
  const charges = !voids_scheduled && charge_minor > 0n
  const index = waiting[0]?.index ?? state.counts.last_index + 1
  const patch: SubscriptionPatch = {
    ...(plan && {
      ...{ plan_id: plan.id, plan_version: plan.version, plan_name: plan.name, interval, interval_count },
      minimum_cycles: Math.max(row.minimum_cycles, plan.minimum_cycles),
    }),
    ...{ anchor_date, anchor_index: anchor_index + (charges ? 1 : 0) },
    ...(preview.new_cycle_index !== null && {
      ...{ current_starts_on: preview.period.starts_on, current_ends_on: preview.period.ends_on },
    }),
  }
  const next: Rhythm = { ...row, interval, interval_count, anchor_date, anchor_index }
  const rest = {
    ...{ index, starts_on: preview.effective_on, ends_on: preview.period.ends_on, due_at: now },
    amount_minor: charge_minor,
  }
  const change: Change = {
    ...{ event: SUBSCRIPTION_EVENTS.updated, patch, reason: how.reason, items },
    ...(voids_scheduled && {
      voids: { ids: waiting.map(({ id }) => id), why: 'changed' as const },
      adds: [cycleAt(next, anchor_index)],
    }),
    ...(charges && { rest }),
    ...(credit_minor > 0n && { credit: { amount_minor: credit_minor, reason: 'proration' as const } }),
  }
  return { preview, patch, items, change }
}

/** Nothing of it is under way or owed, and it goes on: else nobody could say what a change comes to. */
function requireSettled({ row, open }: State): void {
  const refuse = (why: string) => refusal(row, why)
  const end = atPeriodEnd(row)
  if (end !== 'bill')
    throw refuse(`is about to be ${end === 'pause' ? 'paused' : 'canceled'}, and is not changed`)
  const busy = open.find(({ status }) => status !== 'scheduled' && status !== 'paid')
  if (busy) throw refuse(`waits for its cycle ${busy.id}, which is ${busy.status}, and is not changed before`)
  const left = open.find(({ kind, status }) => kind === 'change' && status === 'scheduled')
  if (left) throw refuse('was changed before, and that is not charged yet')
}

/**
 * Another interval takes the place of what waits, and not of days that are due and not billed yet: they would be free. A
 * trial's end is no such day, since the new interval begins on it. @throws CityosError `illegal_transition`.
 */
function requireBilled({ row, open }: State, now: Date, from: string): void {
  const due = open.find(
    ({ status, due_at, starts_on }) => status === 'scheduled' && due_at <= now && starts_on < from,
  )
  if (due) throw refusal(row, `has its cycle ${due.id} due, and gets no other interval before it is billed`)
}

const refusal = ({ id }: State['row'], why: string) =>
  new CityosError('illegal_transition', `The subscription ${id} ${why}.`)

/** @throws CityosError `not_found` for what is not one of its things. */
function itemsOf({ row, items }: State, { how, prices }: NewTerms): ItemRow[] {
  const stranger = how.items?.find(({ id }) => !items.some((item) => item.id === id))
  if (stranger) throw new CityosError('not_found', `There is no item ${stranger.id} of ${row.id}.`)
  return items.map((item) => {
    const priced = prices.get(item.variant_id)
    const quantity = how.items?.find(({ id }) => id === item.id)?.quantity ?? item.quantity
    const { unit_price_minor, is_tax_inclusive } = priced ?? item
    return { ...item, quantity, unit_price_minor, is_tax_inclusive }
  })
}
