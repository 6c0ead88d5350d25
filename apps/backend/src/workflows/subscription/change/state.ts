import type { CreditReason, SubscriptionEvent } from '@cityos/contracts'
import type { PlannedCycle } from '../../../modules/subscription/domain/cycles'
import type { CycleRow } from '../../../modules/subscription/store/cycles'
import type { ItemRow } from '../../../modules/subscription/store/items'
import type { SubscriptionPatch, SubscriptionRow } from '../../../modules/subscription/store/subscriptions'

/** A subscription as a change finds it, locked. */
export interface State {
  row: SubscriptionRow
  items: ItemRow[]
  /** Cycles that are not over, and the last that was paid; in their order. */
  open: CycleRow[]
  /** Periods behind it that were not paid because people canceled their order. */
  canceled: CycleRow[]
  /** What is owed and waits to be tried again, by itself or by people; the oldest first. */
  owed: CycleRow[]
  /** How many cycles there were, the highest number of one, and how many periods were paid and are whole. */
  counts: { count: number; last_index: number; paid: number }
  credit_minor: bigint
}

/** What a change does, all of it or nothing. */
export interface Change {
  event: SubscriptionEvent
  patch: SubscriptionPatch
  reason?: string | undefined
  /** These are not billed any more, and why. */
  voids?: { ids: string[]; why: 'paused' | 'canceled' | 'skipped' | 'changed' } | undefined
  /** These are tried again at once. */
  retries?: string[] | undefined
  adds?: PlannedCycle[] | undefined
  /** What is left of a period, charged before all that waits, which moves back by one. */
  rest?: (PlannedCycle & { amount_minor: bigint }) | undefined
  /** All its things, at other prices or in other numbers. */
  items?: ItemRow[] | undefined
  quantities?: { id: string; quantity: number }[] | undefined
  credit?: { amount_minor: bigint; reason: CreditReason } | undefined
}
