import type { CommissionTrace } from '@cityos/contracts'
import { chargeFor, rateOf } from './charge'
import type { CommissionRule } from './commission-rule'
import { commissionTax } from './commission-tax'
import { chargeIn, compileTerms } from './compile-terms'
import { partBefore, takeBack, traceOfReturn, type TakenBack } from './take-back'
import { traceOf } from './trace'

/** What a line keeps of the sale that it was computed from. */
export interface ReplayedSale {
  quantity: string
  base_minor: bigint
  volume_minor: bigint
  currency_code: string
  tax_bps: number
}

/** What was computed, and is computed again. */
export interface FrozenCharge {
  amount_minor: bigint
  tax_minor: bigint
  rate_bps: number | null
  trace: CommissionTrace
}

/**
 * Computes a line of the past again, from what it keeps and the version of the rule that it names (null: none applied).
 * Nothing that has happened to the rule since can change the answer: versions never change.
 * @throws RangeError when the version says nothing about the line's currency: it was another one.
 */
export function replay(sale: ReplayedSale, version: CommissionRule | null): FrozenCharge {
  if (!version)
    return { amount_minor: 0n, tax_minor: 0n, rate_bps: null, trace: traceOf(null, sale.currency_code) }
  const charge = chargeIn(compileTerms(version), sale.currency_code)
  if (!charge)
    throw new RangeError(`The version ${version.version_id} says nothing about ${sale.currency_code}.`)
  const charged = chargeFor(sale, charge)
  const named = { rule_id: version.id, rule_version: version.version, rule_name: version.name }
  return {
    amount_minor: charged.amount_minor,
    tax_minor: commissionTax(charged.amount_minor, sale.tax_bps),
    rate_bps: rateOf(charged.parts),
    trace: traceOf({ ...charged, ...named }, sale.currency_code),
  }
}

/** A line that gives something back, and the line of which it does. */
export interface ReplayedReturn {
  rule_id: string | null
  rule_version: number | null
  currency_code: string
  rate_bps: number | null
  /** Negative. */
  base_minor: bigint
  trace: CommissionTrace
  of: TakenBack
}

/** Computes again what a line gives back. @throws RangeError when its trace is none of such a line. */
export function replayReturn({ of, base_minor, rate_bps, trace, ...named }: ReplayedReturn): FrozenCharge {
  const [part] = trace.parts
  if (part?.by !== 'return')
    throw new RangeError('The trace is not that of a line that gives something back.')
  const before = partBefore(of, BigInt(part.returned_minor) + base_minor, BigInt(part.before_minor))
  const taken = takeBack(of, before, -base_minor)
  return {
    amount_minor: -taken.amount_minor,
    tax_minor: -taken.tax_minor,
    rate_bps,
    trace: traceOfReturn(named, of, before, taken),
  }
}
