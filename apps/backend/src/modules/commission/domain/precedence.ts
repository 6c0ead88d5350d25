import type { CommissionLoss } from '@cityos/contracts'
import type { CommissionRule } from './commission-rule'
import { specificity } from './specificity'

/**
 * Below zero when `a` wins over `b` in their group: the more specific one, then the higher priority, then the older,
 * then the lower id. Zero for the same rule alone, so that the order in which rules were read never counts.
 */
export function byPrecedence(a: CommissionRule, b: CommissionRule): number {
  return (
    specificity(b) - specificity(a) ||
    b.priority - a.priority ||
    a.created_at.getTime() - b.created_at.getTime() ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  )
}

/** Why `loser` comes after `winner`. */
export function whyBeaten(loser: CommissionRule, winner: CommissionRule): CommissionLoss {
  if (specificity(loser) !== specificity(winner)) return 'less_specific'
  if (loser.priority !== winner.priority) return 'lower_priority'
  if (loser.created_at.getTime() !== winner.created_at.getTime()) return 'younger'
  return 'later_id'
}
