import type { CommissionSimulation } from '@cityos/contracts'

type Line = Pick<
  CommissionSimulation['lines'][number],
  'currency_code' | 'base_minor' | 'amount_minor' | 'tax_minor'
>

/** Sums by currency, in the order in which the currencies come. */
export function addUp(lines: readonly Line[]): CommissionSimulation['totals'] {
  const totals = new Map<string, CommissionSimulation['totals'][number]>()
  for (const { currency_code, base_minor, amount_minor, tax_minor } of lines) {
    const sum = totals.get(currency_code) ?? {
      ...{ currency_code, base_minor: 0, amount_minor: 0, tax_minor: 0, net_minor: 0 },
    }
    totals.set(currency_code, {
      currency_code,
      base_minor: sum.base_minor + base_minor,
      amount_minor: sum.amount_minor + amount_minor,
      tax_minor: sum.tax_minor + tax_minor,
      net_minor: sum.net_minor + base_minor - amount_minor - tax_minor,
    })
  }
  return [...totals.values()]
}
