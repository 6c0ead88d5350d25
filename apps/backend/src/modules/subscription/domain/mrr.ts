import { monthlyRecurring } from '@cityos/money'
import type { SubscriptionStatus } from '@cityos/contracts'
import { periodAmount, type Terms } from './subscription'

const RECURRING: readonly SubscriptionStatus[] = ['active', 'past_due']

/**
 * What a subscription brings in a month, in minor units: net of recurring discounts, without taxes and shipping, rounded
 * once. Nothing in a trial, at rest, unpaid or over.
 */
export function mrrOf({
  status,
  items,
  interval,
  interval_count,
}: Terms & { status: SubscriptionStatus }): bigint {
  if (!RECURRING.includes(status)) return 0n
  return monthlyRecurring(periodAmount(items), interval, interval_count)
}

/** What a subscription brings from a moment on. A history begins with the first of them: before it there was nothing. */
export interface MrrChange {
  subscription_id: string
  currency_code: string
  at: Date
  mrr_minor: bigint
}

export const MRR_MOVEMENTS = ['new', 'expansion', 'contraction', 'churn', 'reactivation'] as const
export type MrrMovement = (typeof MRR_MOVEMENTS)[number]

/** Contraction and churn are negative: opening and movements sum to closing. Minor units of one currency. */
export type MrrReport = { currency_code: string; opening_minor: bigint; closing_minor: bigint } & {
  movements_minor: Record<MrrMovement, bigint>
}

/**
 * How what recurs has moved in [from, to), by currency in alphabetical order. Each change counts as what it was: who
 * leaves and comes back within the time is in churn and in reactivation. Of changes at the same moment the last one
 * in the history is the later.
 */
export function mrrReport(history: readonly MrrChange[], from: Date, to: Date): MrrReport[] {
  const reports = new Map<string, MrrReport>()
  const known = new Map<string, { mrr: bigint; hadAny: boolean }>()
  for (const change of [...history].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    if (change.at >= to) break
    const report = reports.get(change.currency_code) ?? emptyReport(change.currency_code)
    reports.set(change.currency_code, report)
    // A subscription that changed its currency would be another one: both are counted by themselves.
    const key = `${change.currency_code} ${change.subscription_id}`
    const before = known.get(key) ?? { mrr: 0n, hadAny: false }
    const difference = change.mrr_minor - before.mrr
    const movement = movementOf(before, change.mrr_minor)
    if (change.at < from) report.opening_minor += difference
    else if (movement) report.movements_minor[movement] += difference
    report.closing_minor += difference
    known.set(key, { mrr: change.mrr_minor, hadAny: before.hadAny || change.mrr_minor > 0n })
  }
  return [...reports.values()].sort((a, b) => (a.currency_code < b.currency_code ? -1 : 1))
}

function movementOf(before: { mrr: bigint; hadAny: boolean }, after: bigint): MrrMovement | null {
  if (after === before.mrr) return null
  if (before.mrr === 0n) return before.hadAny ? 'reactivation' : 'new'
  if (after === 0n) return 'churn'
  return after > before.mrr ? 'expansion' : 'contraction'
}

function emptyReport(currency_code: string): MrrReport {
  const movements_minor = { new: 0n, expansion: 0n, contraction: 0n, churn: 0n, reactivation: 0n }
  return { currency_code, opening_minor: 0n, closing_minor: 0n, movements_minor }
}
