import type { CommissionTrace } from '@cityos/contracts'
import { toMajor } from '@cityos/money'
import type { ChargedPart } from './charge'
import type { CommissionResult } from './commission-of'

type Traced = Pick<
  CommissionResult,
  'rule_id' | 'rule_version' | 'rule_name' | 'parts' | 'adjusted_to' | 'amount_minor'
>

const NO_RULE: CommissionTrace = {
  rule_id: null,
  rule_version: null,
  parts: [],
  adjusted_to: null,
  amount_minor: 0,
  sentence: 'no rule applies',
}

/** How an amount came about, for programs and for people. Null: no rule applied. @throws MoneyError `currency_unknown` */
export function traceOf(result: Traced | null, currency: string): CommissionTrace {
  if (!result) return NO_RULE
  return {
    rule_id: result.rule_id,
    rule_version: result.rule_version,
    parts: result.parts,
    adjusted_to: result.adjusted_to,
    amount_minor: Number(result.amount_minor),
    sentence: sentenceOf(result, currency),
  }
}

const BOUNDS = {
  minimum: 'raised to the minimum',
  maximum: 'lowered to the maximum',
  base: 'lowered to what was paid',
}

/** `tier 2 of rule Fashion v3: 8.00% of 120.00 = 9.60` */
function sentenceOf({ parts, rule_name, rule_version, adjusted_to, amount_minor }: Traced, currency: string) {
  const [first] = parts
  const alone = parts.length === 1 && first?.by === 'rate' && first.tier !== null
  let sum = ''
  for (const part of parts) sum += (sum && ' + ') + words(part, currency, parts.length > 1)
  const total = toMajor(amount_minor, currency)
  const end = adjusted_to ? `, ${BOUNDS[adjusted_to]} ${total}` : ` = ${total}`
  return `${alone ? `tier ${first.tier} of ` : ''}rule ${rule_name} v${rule_version}: ${sum}${end}`
}

function words(part: ChargedPart, currency: string, several: boolean): string {
  if (part.by === 'amount') return `${part.times} × ${toMajor(BigInt(part.amount_minor), currency)}`
  const { tier, rate_bps, of_minor } = part
  const prefix = several && tier !== null ? `tier ${tier} ` : ''
  return `${prefix}${percent(rate_bps)} of ${toMajor(BigInt(of_minor), currency)}`
}

/** 805 basis points are `8.05%`. */
function percent(rateBps: number): string {
  const hundredths = rateBps % 100
  return `${(rateBps - hundredths) / 100}.${hundredths < 10 ? '0' : ''}${hundredths}%`
}
