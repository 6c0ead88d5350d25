import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { SUBSCRIPTION_EVENTS } from '@cityos/contracts'
import { addCredit, creditOf } from '../../../modules/subscription/store/credits'
import {
  insertCycles,
  kept,
  moveBack,
  patchCycle,
  plainAmounts,
  removeCycles,
  restoreCycles,
  voidCycles,
  writeAmounts,
  type KeptCycle,
  type NewCycle,
} from '../../../modules/subscription/store/cycles'
import { noteMove } from '../../../modules/subscription/store/history'
import { forgetNotices, noteNotices, type NewNotice } from '../../../modules/subscription/store/notices'
import {
  amountOf,
  writeQuantities,
  writeTerms,
  type ItemRow,
} from '../../../modules/subscription/store/items'
import {
  lockSubscription,
  patchSubscription,
  type SubscriptionPatch,
  type SubscriptionRef,
  type SubscriptionRow,
} from '../../../modules/subscription/store/subscriptions'
import { forgetTrial } from '../../../modules/subscription/store/trials'
import { returnCredit } from '../billing/credit'
import { noteTrial, scheduled } from '../create/write-subscription'
import { changeOf, endOf, keyOfMove, pauseOf } from '../notices/what-happened'
import { lockState } from './lock-state'
import type { Change, State } from './state'

/** What takes a change back; a workflow hands on plain copies, so amounts are texts. */
export interface Undo {
  id: string
  /** When it was made: who has changed the subscription since then has built on it. */
  at: string
  patch: SubscriptionPatch
  quantities: { id: string; quantity: number }[]
  /** Things that have other prices now; amounts as texts. */
  items: { id: string; quantity: number; unit_price_minor: string; is_tax_inclusive: boolean }[]
  cycles: KeptCycle[]
  added: string[]
  /** Credit that cycles gave back which are not billed any more. */
  returned: { id: string; amount: string }[]
  credit: { currency_code: string; amount: string; source: string } | null
  /** It has begun with its customer's first trial of the plan. */
  trial: boolean
}

interface By {
  verb: string
  actor: string | null
  now: Date
}

/** Locks a subscription, lets somebody decide, and writes it all. @throws whatever `decide` does, and `not_found`. */
export async function applyChange(
  trx: Knex,
  ref: SubscriptionRef,
  { verb, actor, now }: By,
  decide: (state: State) => Change,
): Promise<{ change: Change; undo: Undo }> {
  const state = await lockState(trx, ref)
  const { row } = state
  const { id, currency_code } = row
  const change = decide(state)
  const { patch, voids, adds = [], quantities = [], credit, rest } = change
  const pieces = new Map(quantities.map((item) => [item.id, item.quantity]))
  const items =
    change.items ?? state.items.map((item) => ({ ...item, quantity: pieces.get(item.id) ?? item.quantity }))
  const added = [...adds.map((cycle) => scheduled(row, items, cycle)), ...(rest ? [restOf(row, rest)] : [])]
  const waiting = state.open.filter(({ id, status }) => status === 'scheduled' && !voids?.ids.includes(id))
  await patchSubscription(trx, id, patch, now)
  await writeQuantities(trx, quantities, now)
  if (change.items) await writeTerms(trx, change.items, now)
  if (voids) await voidCycles(trx, voids.ids, voids.why, now)
  const returned: Undo['returned'] = []
  for (const cycle of state.open.filter((one) => voids?.ids.includes(one.id))) {
    const amount = await returnCredit(trx, cycle, now)
    if (amount > 0n) returned.push({ id: cycle.id, amount: String(amount) })
  }
  if (quantities.length || change.items) {
    for (const cycle of waiting) await writeAmounts(trx, cycle.id, amountOf(items), now)
  }
  for (const cycle of change.retries ?? []) {
    await patchCycle(trx, cycle, { retry_at: now, next_attempt_at: now }, now)
  }
  if (rest) await moveBack(trx, waiting, now)
  await insertCycles(trx, added, now)
  const to_status = patch.status ?? row.status
  const source = await noteMove(trx, {
    ...{ subscription_id: id, verb, from_status: row.status, to_status, actor, created_at: now },
    ...{ reason: change.reason ?? null, details: detailsOf(change) },
  })
  if (credit) {
    await addCredit(
      trx,
      { subscription_id: id, currency_code, ...credit, cycle_id: null, source, created_by: actor },
      now,
    )
  }
  await noteNotices(trx, newsOf(state, { items, patch }, now), now)
  const trial =
    change.event === SUBSCRIPTION_EVENTS.begun && (await noteTrial(trx, { ...row, ...patch }, now))
  const undo: Undo = {
    ...{ id, at: now.toISOString(), added: added.map((cycle) => cycle.id) },
    patch: Object.fromEntries(
      Object.keys(patch).map((name) => [name, row[name as keyof typeof row]]),
    ) as SubscriptionPatch,
    quantities: state.items
      .filter((item) => pieces.has(item.id))
      .map(({ id, quantity }) => ({ id, quantity })),
    items: change.items ? state.items.map(termsOf) : [],
    cycles: [...new Map([...state.open, ...state.owed].map((cycle) => [cycle.id, kept(cycle)])).values()],
    returned,
    credit: credit ? { currency_code, amount: String(credit.amount_minor), source } : null,
    trial,
  }
  return { change, undo }
}

/** Takes a change back, unless somebody has built on it; what was credited is taken back by an entry of its own. */
export async function undoChange(trx: Knex, undo: Undo, now: Date): Promise<void> {
  const row = await lockSubscription(trx, { id: undo.id, customerId: null })
  if (row.updated_at.toISOString() !== undo.at) return
  const left = undo.credit && (await creditOf(trx, undo.id, undo.credit.currency_code))
  if (undo.credit && left !== null && left < BigInt(undo.credit.amount)) return
  await patchSubscription(trx, undo.id, undo.patch, now)
  await writeQuantities(trx, undo.quantities, now)
  const items = undo.items.map((item) => ({ ...item, unit_price_minor: BigInt(item.unit_price_minor) }))
  await writeTerms(trx, items, now)
  await removeCycles(trx, undo.added)
  if (undo.trial) await forgetTrial(trx, undo.id)
  await restoreCycles(trx, undo.cycles, now)
  for (const { id: cycle_id, amount } of undo.returned) {
    const { id: subscription_id, currency_code } = row
    await addCredit(
      trx,
      {
        ...{ subscription_id, currency_code, amount_minor: -BigInt(amount), reason: 'used', cycle_id },
        ...{ source: `undone returned ${cycle_id} ${undo.at}`, created_by: null },
      },
      now,
    )
  }
  if (undo.credit) {
    const { currency_code, amount, source } = undo.credit
    await addCredit(
      trx,
      {
        ...{ subscription_id: undo.id, currency_code, amount_minor: -BigInt(amount), reason: 'adjustment' },
        ...{ cycle_id: null, source: `undone ${source}`, created_by: null },
      },
      now,
    )
  }
  await forgetNotices(trx, keyOfMove(undo.id, new Date(undo.at)))
  await noteMove(trx, {
    ...{ subscription_id: undo.id, verb: 'undone', from_status: row.status, actor: null, created_at: now },
    ...{ to_status: undo.patch.status ?? row.status, reason: null, details: {} },
  })
}

/** What its customer is told of a change. */
function newsOf(
  { row, items: before }: State,
  { items, patch }: { items: ItemRow[]; patch: SubscriptionPatch },
  now: Date,
): NewNotice[] {
  const { id, status: from, plan_id } = row
  const to = patch.status ?? from
  if (to !== from && to === 'canceled') return [endOf(id, { kind: 'canceled' }, now)]
  if (to !== from && to === 'paused') return [pauseOf(id, now)]
  // What has not begun has not been agreed to.
  if (from === 'draft') return []
  return changeOf(row, { plan_id, items: before }, { plan_id: patch.plan_id ?? plan_id, items }, now)
}

const termsOf = ({ id, quantity, unit_price_minor, is_tax_inclusive }: ItemRow) => ({
  ...{ id, quantity, is_tax_inclusive },
  unit_price_minor: String(unit_price_minor),
})

/** What is left of a period is a cycle of its own, due now. */
function restOf(row: SubscriptionRow, { amount_minor, ...cycle }: NonNullable<Change['rest']>): NewCycle {
  return { ...scheduled(row, [], cycle), ...plainAmounts(amount_minor), kind: 'change' }
}

function detailsOf({ quantities, items, patch, rest, voids, credit }: Change): Record<string, unknown> {
  return {
    ...(items && { items: items.map(termsOf), plan_id: patch.plan_id }),
    ...(rest && { charged_minor: String(rest.amount_minor) }),
    ...(quantities?.length && { quantities }),
    ...(voids?.ids.length && { voided: voids.ids }),
    ...(credit && { credit_minor: String(credit.amount_minor) }),
  }
}
