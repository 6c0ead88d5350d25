import type { CommissionTerms } from '@cityos/contracts'
import type { CommissionContent } from './commission-rule'

export interface CompiledTier {
  from: bigint
  rate: bigint
  rate_bps: number
}

type Charge =
  | { kind: 'percentage'; rate: bigint; rate_bps: number }
  | { kind: 'flat'; per: 'unit' | 'line'; amount: bigint }
  | { kind: 'tiered'; basis: 'price' | 'volume'; mode: 'marginal' | 'whole'; tiers: readonly CompiledTier[] }

/** What a rule charges in one currency, in minor units. */
export interface ChargeInCurrency {
  charge: Charge
  minimum: bigint | null
  maximum: bigint | null
}

/** What a rule charges, by currency. */
export interface CompiledTerms {
  listed: ReadonlyMap<string, ChargeInCurrency>
  /** In every other currency; null where the rule says nothing about those. */
  otherwise: ChargeInCurrency | null
}

/** Turns what people wrote into what is computed with. The content has passed `checkContent`. */
export function compileTerms({ terms, limits }: Pick<CommissionContent, 'terms' | 'limits'>): CompiledTerms {
  const bounds = new Map(limits.map((limit) => [limit.currency_code, limit]))
  const within = (currency: string, charge: Charge): [string, ChargeInCurrency] => {
    const { minimum_minor = null, maximum_minor = null } = bounds.get(currency) ?? {}
    return [currency, { charge, minimum: toBigInt(minimum_minor), maximum: toBigInt(maximum_minor) }]
  }
  if (terms.kind !== 'percentage') {
    return { listed: new Map(listed(terms).map((entry) => within(...entry))), otherwise: null }
  }
  const charge: Charge = { kind: 'percentage', rate: BigInt(terms.rate_bps), rate_bps: terms.rate_bps }
  return {
    listed: new Map([...bounds.keys()].map((currency) => within(currency, charge))),
    otherwise: { charge, minimum: null, maximum: null },
  }
}

/** What the rule says in this currency, if anything. */
export function chargeIn({ listed, otherwise }: CompiledTerms, currency: string): ChargeInCurrency | null {
  return listed.get(currency) ?? otherwise
}

function listed(terms: Exclude<CommissionTerms, { kind: 'percentage' }>): [string, Charge][] {
  if (terms.kind === 'flat') {
    const { per, amounts } = terms
    return amounts.map(({ currency_code, amount_minor }) => [
      currency_code,
      { kind: 'flat', per, amount: BigInt(amount_minor) },
    ])
  }
  const { basis, mode, tables } = terms
  return tables.map(({ currency_code, tiers }) => [
    currency_code,
    {
      ...{ kind: 'tiered', basis, mode },
      tiers: tiers.map(({ from_minor, rate_bps }) => ({
        from: BigInt(from_minor),
        rate: BigInt(rate_bps),
        rate_bps,
      })),
    },
  ])
}

const toBigInt = (amount: number | null) => (amount === null ? null : BigInt(amount))
