import type { MrrKind } from '@cityos/contracts'

/** How what recurs may move, in the order in which it is told. */
export const MRR_KINDS = [
  'new',
  'expansion',
  'contraction',
  'churn',
  'reactivation',
] as const satisfies readonly MrrKind[]
