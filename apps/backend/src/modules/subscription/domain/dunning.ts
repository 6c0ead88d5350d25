import type { BillingCycleStatus, SubscriptionStatus } from '@cityos/contracts'
import { isDeclined, isOpen, type Attempt } from './attempt'
import { retrySlots } from './retry-slots'

/** How patient a tenant is, and with whom. */
export interface DunningRules {
  /** Days after the first failure, rising; none tries once and no more. */
  retry_offsets_days: readonly number[]
  exhaustion: 'cancel' | 'unpaid'
  time_zone: string
  /** When the customer last chose another method; null for never. */
  method_changed_at: Date | null
}

/** A cycle as dunning sees it. */
export interface CycleFacts {
  index: number
  attempts: readonly Attempt[]
  /** It asked nothing any more, such as after its order was lowered: whatever was refused before, nothing is owed. */
  is_paid: boolean
  /** Skipped, or voided with a subscription that people ended. */
  is_void: boolean
  /** Nothing could be ordered, such as what is out of stock: nobody was asked for money, and people have to act. */
  is_blocked: boolean
}

export interface CycleVerdict {
  index: number
  status: BillingCycleStatus
  /** An earlier one is not paid: this one waits, whenever it was due. */
  is_held: boolean
  /** Null where no time would help: nothing was refused, or another method is needed. */
  next_attempt_at: Date | null
  /** When it is written off unless something happens: what is refused for good has no next attempt. */
  gives_up_at: Date | null
}

export interface Verdict {
  subscription: Extract<SubscriptionStatus, 'active' | 'past_due' | 'unpaid' | 'canceled'>
  /** Oldest first. */
  cycles: CycleVerdict[]
}

/**
 * What a subscription and its cycles are, from what is known of the attempts and nothing else. So the order in which
 * news of them came cannot matter: a decision of before is no input to a decision of now.
 *
 * Cycles are paid one after the other: what is not paid holds those behind it. When an oldest one has been refused for
 * the last time it is written off, and those that it held are void; money that comes late undoes both.
 */
export function judge(cycles: readonly CycleFacts[], rules: DunningRules, now: Date): Verdict {
  let subscription: Verdict['subscription'] = 'active'
  let isHeld = false
  const verdicts: CycleVerdict[] = []
  for (const cycle of [...cycles].sort((a, b) => a.index - b.index)) {
    const verdict = judgeCycle(cycle, rules, now)
    if (verdict.status === 'scheduled' && isHeld) {
      verdict.is_held = true
      if (subscription === 'unpaid' || subscription === 'canceled') verdict.status = 'void'
    }
    verdicts.push(verdict)
    if (verdict.status === 'paid' || cycle.is_void) continue
    if (isExhausted(cycle, rules, now)) {
      subscription = rules.exhaustion === 'cancel' ? 'canceled' : 'unpaid'
    } else if (subscription === 'active' && cycle.attempts.some(({ outcome }) => isDeclined(outcome))) {
      subscription = 'past_due'
    }
    isHeld = true
  }
  return { subscription, cycles: verdicts }
}

function judgeCycle(cycle: CycleFacts, rules: DunningRules, now: Date): CycleVerdict {
  const verdict = (status: BillingCycleStatus, rest: Partial<CycleVerdict> = {}): CycleVerdict => ({
    ...{ index: cycle.index, status, is_held: false, next_attempt_at: null, gives_up_at: null },
    ...rest,
  })
  const attempts = inOrder(cycle)
  if (cycle.is_paid || attempts.some(({ outcome }) => outcome === 'succeeded')) return verdict('paid')
  if (cycle.is_void) return verdict('void')
  const last = attempts.at(-1)
  if (!last) return verdict(cycle.is_blocked ? 'failed' : 'scheduled')
  if (isOpen(last.outcome)) return verdict(attempts.length > 1 ? 'retrying' : 'processing')

  const another = methodSince(last, rules)
  if (isExhausted(cycle, rules, now)) {
    const again = rules.exhaustion === 'unpaid' ? another : null
    return verdict('uncollectible', { next_attempt_at: again })
  }
  if (another) return verdict('failed', { next_attempt_at: another })
  if (last.outcome === 'hard') return verdict('failed', { gives_up_at: givesUpAt(attempts, rules) })
  return verdict('failed', { next_attempt_at: slotAfter(attempts, last, rules) })
}

/** Whether any of its attempts was the last that there was patience for. */
function isExhausted(cycle: CycleFacts, rules: DunningRules, now: Date): boolean {
  const attempts = inOrder(cycle)
  return attempts.some((attempt, i) => {
    if (!isDeclined(attempt.outcome)) return false
    const sofar = attempts.slice(0, i + 1)
    const until = attempts[i + 1]?.started_at ?? now
    const another = methodSince(attempt, rules)
    if (attempt.outcome === 'soft') {
      // A method that was chosen before anybody knew is tried first.
      const known = attempt.declined_at as Date
      return !slotAfter(sofar, attempt, rules) && !(another && another <= known)
    }
    const end = givesUpAt(sofar, rules)
    return until >= end && !(another && another <= end)
  })
}

const inOrder = ({ attempts }: CycleFacts) => [...attempts].sort((a, b) => a.number - b.number)

/** When another method was chosen after an attempt had begun: it is tried at once. */
function methodSince({ started_at }: Attempt, { method_changed_at: changed }: DunningRules): Date | null {
  return changed && changed > started_at ? changed : null
}

/** The times for a cycle's retries. Some attempt of it has been declined. */
function slotsOf(attempts: readonly Attempt[], { retry_offsets_days, time_zone }: DunningRules): Date[] {
  return retrySlots(firstFailure(attempts), retry_offsets_days, time_zone)
}

/** The first time behind the last attempt: what was missed in an outage is made up for by one attempt, not by many. */
function slotAfter(attempts: readonly Attempt[], last: Attempt, rules: DunningRules): Date | null {
  return slotsOf(attempts, rules).find((slot) => slot > last.started_at) ?? null
}

/** Until when another method is waited for: as long as an ordinary failure is tried again. */
function givesUpAt(attempts: readonly Attempt[], rules: DunningRules): Date {
  return slotsOf(attempts, rules).at(-1) ?? firstFailure(attempts)
}

function firstFailure(attempts: readonly Attempt[]): Date {
  const times = attempts.flatMap(({ declined_at }) => (declined_at ? [declined_at.getTime()] : []))
  return new Date(Math.min(...times))
}
