import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { BILLING_CYCLE_EVENTS, SUBSCRIPTION_EVENTS, type SubscriptionStatus } from '@cityos/contracts'
import { isOpen } from '../../../modules/subscription/domain/attempt'
import { nextCycleStatus } from '../../../modules/subscription/domain/cycle-status'
import { judge, type CycleVerdict } from '../../../modules/subscription/domain/dunning'
import { holdsLease, leaseUntil } from '../../../modules/subscription/domain/lease'
import { askDelayMs, planStep } from '../../../modules/subscription/domain/plan-attempt'
import { nextSubscriptionStatus } from '../../../modules/subscription/domain/subscription-status'
import { cycleWay, subscriptionWay } from '../../../modules/subscription/domain/way'
import { patchAttempt, readAttempts, type AttemptRow } from '../../../modules/subscription/store/attempts'
import {
  GIVEN_UP,
  patchCycle,
  readUnsettled,
  type CyclePatch,
  type CycleRow,
} from '../../../modules/subscription/store/cycles'
import { noteMove } from '../../../modules/subscription/store/history'
import { noteNotices } from '../../../modules/subscription/store/notices'
import { readSettings } from '../../../modules/subscription/store/settings'
import {
  patchSubscription,
  type SubscriptionPatch,
  type SubscriptionRow,
} from '../../../modules/subscription/store/subscriptions'
import type { BillingEvent, Told } from './context'
import { confirmationOf, endOf, receiptOf, refusalOf } from '../notices/what-happened'
import { wasTooSmall } from './payable'
import { planAhead } from './plan-ahead'
import { returnCredit, takeCreditAgain } from './credit'

/** What is known of a subscription that somebody has locked. */
export interface Known {
  row: SubscriptionRow
  cycles: CycleRow[]
  attempts: AttemptRow[]
}

export async function readKnown(trx: Knex, row: SubscriptionRow, cycleId: string): Promise<Known> {
  const cycles = await readUnsettled(trx, row.id, cycleId)
  const attempts = await readAttempts(
    trx,
    cycles.map(({ id }) => id),
  )
  return { row, cycles, attempts }
}

/** People have ended it, or let it rest: what is not paid by then is not billed. */
export const isOver = ({ status, is_given_up }: SubscriptionRow) =>
  status === 'paused' || (status === 'canceled' && !is_given_up)

const isVoid = ({ status, failure_code }: CycleRow) => status === 'void' && failure_code !== GIVEN_UP

/** What the rules say of it now. */
export async function verdictOf(trx: Knex, { row, cycles, attempts }: Known, now: Date) {
  const settings = await readSettings(trx)
  const facts = cycles.map((cycle) => ({
    index: cycle.index,
    attempts: attempts.filter((one) => one.cycle_id === cycle.id && !wasTooSmall(one)),
    is_paid: cycle.status === 'paid',
    is_void: isVoid(cycle),
    is_blocked: cycle.blocked_at !== null,
  }))
  const { time_zone, method_changed_at } = row
  return judge(facts, { ...settings, time_zone, method_changed_at }, now)
}

/** Whoever holds a cycle gives it back; news ends its turn as well, unless something of it is still under way. */
export interface Cause {
  cycleId: string
  by: 'worker' | 'news'
}

/**
 * Brings a subscription and its cycles to what the facts say, whatever was decided before. The caller has locked it.
 * Answers what is to be told.
 */
export async function settle(
  trx: Knex,
  row: SubscriptionRow,
  { cycleId, by }: Cause,
  now: Date,
): Promise<Told[]> {
  const known = await readKnown(trx, row, cycleId)
  const verdict = await verdictOf(trx, known, now)
  const told: Told[] = []
  for (const cycle of known.cycles) {
    const said = verdict.cycles.find(({ index }) => index === cycle.index)!
    const attempts = known.attempts.filter(({ cycle_id }) => cycle_id === cycle.id)
    const cause = cycle.id === cycleId ? by : null
    const event = await settleCycle(trx, { cycle, attempts, said, cause, isOver: isOver(row) }, now)
    if (event) told.push({ event, id: cycle.id })
  }
  const event = await settleSubscription(trx, row, verdict.subscription, now)
  if (event) told.push({ event, id: row.id })
  return told
}

interface OfCycle {
  cycle: CycleRow
  attempts: readonly AttemptRow[]
  said: CycleVerdict
  /** Null for one that is not what it is about. */
  cause: Cause['by'] | null
  isOver: boolean
}

async function settleCycle(
  trx: Knex,
  { cycle, attempts, said, cause, isOver }: OfCycle,
  now: Date,
): Promise<BillingEvent | null> {
  const spare = await markSurplus(trx, cycle, attempts)
  const money_version = cycle.money_version + (spare ? 1 : 0)
  if (cycle.status === 'paid' || isVoid(cycle)) {
    if (spare) await patchCycle(trx, cycle.id, { money_version }, now)
    return spare ? BILLING_CYCLE_EVENTS.surplus : null
  }
  const open = attempts.find(({ outcome }) => isOpen(outcome)) ?? null
  const status = said.status
  if (open && status !== 'paid') {
    const next_attempt_at = askAgainAt(cycle.id, attempts, open, now)
    if (cause === 'worker') await patchCycle(trx, cycle.id, { next_attempt_at }, now)
    if (cause) await noteNotices(trx, confirmationOf(cycle, open), now)
    return null
  }
  const isHeldByOthers =
    cause === null &&
    (cycle.status === 'processing' || cycle.status === 'retrying') &&
    holdsLease(cycle.next_attempt_at, now)
  if (isHeldByOthers && status !== 'paid') return null
  const target = isOver && status !== 'paid' ? 'void' : status
  const patch: CyclePatch = {
    status: target,
    ...TIMES[target === 'failed' || target === 'uncollectible' ? 'kept' : 'none'](cycle, attempts, said),
    ...codesOf(cycle, target, isOver),
  }
  if (target === 'paid') {
    const money = attempts.find(({ outcome }) => outcome === 'succeeded')?.amount_minor ?? 0n
    const again = await takeCreditAgain(trx, cycle, money, now)
    Object.assign(patch, { paid_at: now, blocked_at: null, retry_at: null, ...again })
  }
  if (target !== cycle.status && ['paid', 'void', 'uncollectible'].includes(target)) {
    patch.money_version = money_version + 1
  }
  walk(cycle, target)
  await patchCycle(trx, cycle.id, patch, now)
  if (target === 'void' || target === 'uncollectible') await returnCredit(trx, cycle, now)
  if (cause) await noteNotices(trx, refusalOf({ cycle, attempts, status: target, patch }), now)
  if (target === 'paid') await noteNotices(trx, [receiptOf({ ...cycle, ...patch })], now)
  return target === cycle.status ? null : (EVENTS[target] ?? null)
}

const EVENTS: Partial<Record<CycleRow['status'], BillingEvent>> = {
  paid: BILLING_CYCLE_EVENTS.paid,
  failed: BILLING_CYCLE_EVENTS.failed,
  uncollectible: BILLING_CYCLE_EVENTS.uncollectible,
  void: BILLING_CYCLE_EVENTS.voided,
}

/** @throws CityosError where no way leads there. */
function walk(cycle: CycleRow, target: CycleRow['status']): void {
  let { status } = cycle
  const way = cycleWay(status, target)
  if (!way) nextCycleStatus(cycle, 'pay')
  for (const step of way ?? []) status = nextCycleStatus({ id: cycle.id, status }, step)
}

type Times = Pick<CyclePatch, 'next_attempt_at' | 'gives_up_at'>

const TIMES = {
  none: (): Times => ({ next_attempt_at: null, gives_up_at: null }),
  /** What cannot be ordered waits for people; somebody who asks for it comes before the plan. */
  kept: ({ blocked_at, retry_at }: CycleRow, attempts: readonly AttemptRow[], said: CycleVerdict): Times => {
    const since = attempts.at(-1)?.started_at ?? null
    const asked =
      retry_at && (!since || retry_at > since) && (!blocked_at || retry_at > blocked_at) ? retry_at : null
    const isBlocked = blocked_at !== null && (!since || blocked_at > since)
    const next = isBlocked ? null : said.next_attempt_at
    return { next_attempt_at: asked ?? next, gives_up_at: said.gives_up_at }
  },
}

function codesOf(
  { failure_code, blocked_at, status }: CycleRow,
  target: CycleRow['status'],
  isOver: boolean,
): Pick<CyclePatch, 'failure_code' | 'failure_message'> {
  if (target === 'void') return { failure_code: isOver ? 'canceled' : GIVEN_UP, failure_message: null }
  if (target === 'failed') return blocked_at ? {} : { failure_code: 'payment_refused' }
  // What could not be ordered again after it was written off says so.
  if (target === 'uncollectible' && blocked_at && status !== 'failed') return {}
  if (target === 'uncollectible') return { failure_code: 'payment_refused' }
  return status === target && failure_code === null ? {} : { failure_code: null, failure_message: null }
}

/** When the provider is asked next about an attempt that nobody knows the end of: never at once by whoever gives it back. */
function askAgainAt(id: string, attempts: readonly AttemptRow[], open: AttemptRow, now: Date): Date {
  const step = planStep({ id, claimed_until: leaseUntil(now), attempts, open }, now)
  return step.do === 'wait' ? step.until : new Date(now.getTime() + askDelayMs(Math.max(1, open.asked)))
}

/** Credit has paid it, or it asked nothing: a cycle that money was asked for asks some. */
const isPaidWithoutMoney = ({ status, total_minor }: CycleRow) => status === 'paid' && total_minor === 0n

/**
 * Of money that came more than once, all but the first attempt's is to go back, and all of it for what is over or was paid
 * without any: people are told. By their numbers, so that the order in which it came changes nothing.
 */
async function markSurplus(trx: Knex, cycle: CycleRow, attempts: readonly AttemptRow[]): Promise<boolean> {
  const paid = attempts.filter(({ outcome }) => outcome === 'succeeded')
  const rightful = isVoid(cycle) || isPaidWithoutMoney(cycle) ? 0 : 1
  let isNew = false
  for (const [place, attempt] of paid.entries()) {
    const is_surplus = place >= rightful
    if (attempt.is_surplus === is_surplus) continue
    await patchAttempt(trx, attempt.id, { is_surplus })
    isNew = true
  }
  return isNew
}

/** Brings a subscription to where its cycles say it is; what people have ended, or what has not begun, stays. */
async function settleSubscription(
  trx: Knex,
  row: SubscriptionRow,
  target: SubscriptionStatus,
  now: Date,
): Promise<BillingEvent | null> {
  if (isOver(row) || row.status === 'trialing' || row.status === 'draft') return null
  const way = subscriptionWay(row.status, target)
  if (!way) nextSubscriptionStatus(row, 'recover')
  let from: SubscriptionStatus = row.status
  for (const verb of way ?? []) {
    const to = nextSubscriptionStatus({ id: row.id, status: from }, verb)
    await noteMove(trx, {
      ...{ subscription_id: row.id, verb, from_status: from, to_status: to },
      ...{ reason: null, details: {}, actor: null, created_at: now },
    })
    from = to
  }
  const patch: SubscriptionPatch = way?.length
    ? { status: target, canceled_at: target === 'canceled' ? now : null, is_given_up: target === 'canceled' }
    : {}
  if (way?.length) await patchSubscription(trx, row.id, patch, now)
  if (way?.length && (target === 'canceled' || target === 'unpaid')) {
    const is_ended = target === 'canceled'
    await noteNotices(trx, [endOf(row.id, { kind: 'given_up', is_ended }, now)], now)
  }
  await planAhead(trx, { ...row, ...patch }, now)
  if (!way?.length) return null
  return TELLS[target as keyof typeof TELLS]
}

const TELLS = {
  active: SUBSCRIPTION_EVENTS.recovered,
  past_due: SUBSCRIPTION_EVENTS.pastDue,
  unpaid: SUBSCRIPTION_EVENTS.unpaid,
  canceled: SUBSCRIPTION_EVENTS.canceled,
}
