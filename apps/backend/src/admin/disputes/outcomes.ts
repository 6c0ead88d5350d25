import type { Dispute, DisputeStatus } from '@cityos/contracts'

export type DisputeOutcome = Exclude<DisputeStatus, 'opened'>

const OUTCOMES: readonly DisputeOutcome[] = ['won', 'lost']

/**
 * What people may say of how a dispute has ended: of one that a provider tells of nothing; of one that is over, because
 * somebody erred or the bank decided anew, the other.
 */
export const outcomesOf = ({ provider, status }: Pick<Dispute, 'provider' | 'status'>): DisputeOutcome[] =>
  provider === 'manual' ? OUTCOMES.filter((outcome) => outcome !== status) : []

/** What vendors bear of a dispute, and what the marketplace does; minor units. */
export function burdenOf({
  amount_minor,
  parts,
}: Pick<Dispute, 'amount_minor'> & { parts: readonly Pick<Dispute['parts'][number], 'vendor_minor'>[] }): {
  vendors_minor: number
  marketplace_minor: number
} {
  const vendors_minor = parts.reduce((sum, { vendor_minor }) => sum + vendor_minor, 0)
  return { vendors_minor, marketplace_minor: amount_minor - vendors_minor }
}
