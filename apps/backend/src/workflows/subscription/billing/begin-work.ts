import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ID_PREFIXES, newId, SUBSCRIPTION_EVENTS } from '@cityos/contracts'
import { nextSubscriptionStatus } from '../../../modules/subscription/domain/subscription-status'
import type { AttemptRow } from '../../../modules/subscription/store/attempts'
import { isBilling } from '../../../modules/subscription/store/billing'
import type { ClaimedCycle } from '../../../modules/subscription/store/claim-cycles'
import { patchCycle, type CycleRow } from '../../../modules/subscription/store/cycles'
import { noteMove } from '../../../modules/subscription/store/history'
import { readItems, type ItemRow } from '../../../modules/subscription/store/items'
import {
  lockSubscription,
  patchSubscription,
  type SubscriptionPatch,
  type SubscriptionRow,
} from '../../../modules/subscription/store/subscriptions'
import type { BillingContext, Told } from './context'
import { isOver, readKnown, verdictOf, type Known } from './settle'

/** A cycle as whoever claimed it finds it. */
export interface Work {
  held: ClaimedCycle
  subscription: SubscriptionRow
  items: ItemRow[]
  cycle: CycleRow
  attempts: AttemptRow[]
  /** Whether the rules let it be charged now, if nothing of it is under way. */
  mayCharge: boolean
}

/** Reads a cycle that somebody has claimed, and begins its period. Null where it is another’s by now, or over. */
export async function beginWork(context: BillingContext, held: ClaimedCycle): Promise<Work | null> {
  const now = context.now()
  const told: Told[] = []
  const work = await context.db.transaction(async (trx) => {
    const row = await lockSubscription(trx, { id: held.subscription_id, customerId: null })
    const known = await readKnown(trx, row, held.id)
    const cycle = known.cycles.find(({ id }) => id === held.id)
    if (!cycle || !isHeld(cycle, held) || now >= held.claimed_until) return null
    const mayCharge = !isOver(row) && (await isBilling(trx)) && (await isItsTurn(trx, known, cycle, now))
    const subscription = mayCharge ? await beginPeriod(trx, row, cycle, now) : row
    if (subscription.status !== row.status) told.push({ event: SUBSCRIPTION_EVENTS.activated, id: row.id })
    if (mayCharge && !cycle.planned_order_id) {
      cycle.planned_order_id = newId(ID_PREFIXES.billing_cycle).replace(ID_PREFIXES.billing_cycle, 'order')
      await patchCycle(trx, cycle.id, { planned_order_id: cycle.planned_order_id }, now)
    }
    const items = await readItems(trx, [row.id])
    const attempts = known.attempts.filter(({ cycle_id }) => cycle_id === cycle.id)
    return { held, subscription, items, cycle, attempts, mayCharge }
  })
  await context.announce(told)
  if (work) await context.trace?.('planned')
  return work
}

const isHeld = ({ status, next_attempt_at }: CycleRow, { claimed_until }: ClaimedCycle) =>
  ['processing', 'retrying'].includes(status) && next_attempt_at?.getTime() === claimed_until.getTime()

/** What the rules say now: time may have passed since it was planned, or news come. */
async function isItsTurn(trx: Knex, known: Known, cycle: CycleRow, now: Date): Promise<boolean> {
  const verdict = await verdictOf(trx, known, now)
  const said = verdict.cycles.find(({ index }) => index === cycle.index)!
  const since = known.attempts.filter(({ cycle_id }) => cycle_id === cycle.id).at(-1)?.started_at ?? null
  const isAsked = cycle.retry_at !== null && (!since || cycle.retry_at > since)
  switch (said.status) {
    case 'scheduled':
      return !said.is_held
    case 'failed':
    case 'uncollectible':
      return isAsked || (said.next_attempt_at !== null && said.next_attempt_at <= now)
    default:
      return false
  }
}

/** The period of a cycle that is charged for the first time is the one that is under way; a trial is over by then. */
async function beginPeriod(
  trx: Knex,
  row: SubscriptionRow,
  cycle: CycleRow,
  now: Date,
): Promise<SubscriptionRow> {
  const patch: SubscriptionPatch = {}
  if (!cycle.planned_order_id && row.current_ends_on! < cycle.ends_on) {
    Object.assign(patch, { current_starts_on: cycle.starts_on, current_ends_on: cycle.ends_on })
  }
  if (row.status === 'trialing') {
    patch.status = nextSubscriptionStatus(row, 'activate')
    await noteMove(trx, {
      ...{ subscription_id: row.id, verb: 'activate', from_status: row.status, to_status: patch.status },
      ...{ reason: null, details: {}, actor: null, created_at: now },
    })
  }
  if (Object.keys(patch).length) await patchSubscription(trx, row.id, patch, now)
  return { ...row, ...patch }
}
