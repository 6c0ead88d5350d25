import type { TheirReversal } from '../domain/reconcile/sides'

/** A provider's reversal as JSON holds it: amounts as text, which keeps all their digits. */
export interface ReversalJson {
  reference: string
  reversal_id: string | null
  amount_minor: string
  made_at: string
}

export const toReversals = (rows: readonly ReversalJson[]): TheirReversal[] =>
  rows.map(({ amount_minor, made_at, ...row }) => ({
    ...row,
    amount_minor: BigInt(amount_minor),
    made_at: new Date(made_at),
  }))

export const fromReversals = (reversals: readonly TheirReversal[]): ReversalJson[] =>
  reversals.map(({ amount_minor, made_at, ...row }) => ({
    ...row,
    amount_minor: String(amount_minor),
    made_at: made_at.toISOString(),
  }))
