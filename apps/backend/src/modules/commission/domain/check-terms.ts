import { CityosError, MOST_MINOR, type CommissionTerms, type ErrorCode } from '@cityos/contracts'
import { CURRENCIES } from '@cityos/money'

const WHOLE_BPS = 10_000
const KNOWN = new Set(CURRENCIES.map((code) => code.toLowerCase()))

/** @throws CityosError `commission_rate_invalid`, `commission_amount_invalid`, `commission_tiers_invalid`, `currency_unknown`. */
export function checkTerms(terms: CommissionTerms): void {
  switch (terms.kind) {
    case 'percentage':
      return checkRate(terms.rate_bps, 'terms.rate_bps')
    case 'flat':
      checkCurrencies(terms.amounts, 'terms.amounts', 'commission_amount_invalid')
      for (const { currency_code, amount_minor } of terms.amounts) {
        checkAmount(amount_minor, `terms.amounts: ${currency_code}`)
      }
      return
    case 'tiered':
      checkCurrencies(terms.tables, 'terms.tables', 'commission_tiers_invalid')
      for (const { currency_code, tiers } of terms.tables) checkTiers(tiers, `terms.tables: ${currency_code}`)
  }
}

/** Tiers hold their lower bounds alone: the first begins at nothing, each next one higher. */
function checkTiers(tiers: readonly { from_minor: number; rate_bps: number }[], where: string): void {
  if (!tiers.length) refuse('commission_tiers_invalid', `${where}: has no tier.`)
  tiers.forEach(({ from_minor, rate_bps }, index) => {
    const before = tiers[index - 1]
    if (!before && from_minor !== 0) {
      refuse('commission_tiers_invalid', `${where}: the first tier has to begin at 0, not at ${from_minor}.`)
    }
    if (before && from_minor <= before.from_minor) {
      refuse(
        'commission_tiers_invalid',
        `${where}: tier ${index + 1} begins at ${from_minor}, which is not above ${before.from_minor}.`,
      )
    }
    if (from_minor > MOST_MINOR) {
      refuse('commission_tiers_invalid', `${where}: ${from_minor} is more than any amount.`)
    }
    checkRate(rate_bps, `${where}: tier ${index + 1}`)
  })
}

/** Currencies in which the rule charges nothing, because it lists none of their amounts. */
export function missingCurrencies(terms: CommissionTerms, currencies: readonly string[]): string[] {
  const listed = listedCurrencies(terms)
  return listed ? currencies.filter((currency) => !listed.includes(currency)) : []
}

function checkRate(rateBps: number, where: string): void {
  if (rateBps < 0 || rateBps > WHOLE_BPS) {
    refuse(
      'commission_rate_invalid',
      `${where}: has to be from 0 to ${WHOLE_BPS} basis points, not ${rateBps}.`,
    )
  }
}

/** @throws CityosError `commission_amount_invalid`. */
export function checkAmount(amountMinor: number, where: string): void {
  if (amountMinor < 0 || amountMinor > MOST_MINOR) {
    refuse(
      'commission_amount_invalid',
      `${where}: has to be from 0 to ${MOST_MINOR} minor units, not ${amountMinor}.`,
    )
  }
}

/** Each currency exists and is listed once. @throws CityosError `currency_unknown`, or the code that is given. */
export function checkCurrencies(
  rows: readonly { currency_code: string }[],
  where: string,
  code: ErrorCode,
): void {
  if (!rows.length) refuse(code, `${where}: lists no currency.`)
  const seen = new Set<string>()
  for (const { currency_code } of rows) {
    if (!KNOWN.has(currency_code)) {
      refuse('currency_unknown', `${where}: "${currency_code}" is not an active ISO 4217 currency.`)
    }
    if (seen.has(currency_code)) refuse(code, `${where}: lists ${currency_code} twice.`)
    seen.add(currency_code)
  }
}

function listedCurrencies(terms: CommissionTerms): string[] | null {
  if (terms.kind === 'percentage') return null
  const rows: readonly { currency_code: string }[] = terms.kind === 'flat' ? terms.amounts : terms.tables
  return rows.map(({ currency_code }) => currency_code)
}

export function refuse(code: ErrorCode, message: string): never {
  throw new CityosError(code, message)
}
