import type { CommissionTrace } from '@cityos/contracts'
import { divideRounded, toMajor } from '@cityos/money'

/** Amounts of a line that may be taken back, in minor units. */
export interface TakenBack {
  base_minor: bigint
  amount_minor: bigint
  tax_minor: bigint
}

/**
 * The share of a line's commission that goes with `partBaseMinor` of its base, where `before` has gone already:
 * cumulative, half-up, so that however many parts a line is taken back in, all of it takes back all of it. A line
 * that cost nothing is taken back whole.
 * @throws RangeError when more would be taken back than there is.
 */
export function takeBack(line: TakenBack, before: TakenBack, partBaseMinor: bigint): TakenBack {
  const base = before.base_minor + partBaseMinor
  const most = line.base_minor > 0n ? line.base_minor : 0n
  if (partBaseMinor < 0n || base > most) {
    throw new RangeError(`Of ${most} minor units ${base} cannot be taken back.`)
  }
  return {
    base_minor: partBaseMinor,
    amount_minor: shareOf(line.amount_minor, base, most) - before.amount_minor,
    tax_minor: shareOf(line.tax_minor, base, most) - before.tax_minor,
  }
}

/**
 * What had gone of a line when `baseMinor` of its base had; it follows from that alone, except for a line that cost
 * nothing, of which all is gone or nothing.
 */
export function partBefore(line: TakenBack, baseMinor: bigint, amountMinor: bigint): TakenBack {
  if (line.base_minor > 0n) {
    return {
      base_minor: baseMinor,
      amount_minor: shareOf(line.amount_minor, baseMinor, line.base_minor),
      tax_minor: shareOf(line.tax_minor, baseMinor, line.base_minor),
    }
  }
  return amountMinor > 0n ? { ...line, base_minor: 0n } : { base_minor: 0n, amount_minor: 0n, tax_minor: 0n }
}

interface Named {
  rule_id: string | null
  rule_version: number | null
  currency_code: string
}

/** How what was taken back came about; its amount is negative. */
export function traceOfReturn(
  named: Named,
  line: TakenBack,
  before: TakenBack,
  taken: TakenBack,
): CommissionTrace {
  const returned = before.base_minor + taken.base_minor
  const money = (amount: bigint) => toMajor(amount, named.currency_code)
  const less = before.amount_minor > 0n ? `, less ${money(before.amount_minor)} before` : ''
  return {
    rule_id: named.rule_id,
    rule_version: named.rule_version,
    parts: [
      {
        by: 'return',
        amount_minor: Number(line.amount_minor),
        returned_minor: Number(returned),
        base_minor: Number(line.base_minor),
        before_minor: Number(before.amount_minor),
      },
    ],
    adjusted_to: null,
    amount_minor: Number(-taken.amount_minor),
    sentence: `back: ${money(returned)} of ${money(line.base_minor)}, which was charged ${money(line.amount_minor)}${less} = ${money(-taken.amount_minor)}`,
  }
}

const shareOf = (whole: bigint, part: bigint, base: bigint) =>
  base === 0n ? whole : divideRounded(whole * part, base, 'half_up')
