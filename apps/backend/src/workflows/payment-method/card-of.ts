import type { PaymentMethod } from '@cityos/contracts'

const text = (value: unknown) => (typeof value === 'string' ? value : null)
const number = (value: unknown) => (typeof value === 'number' ? value : null)

/** What may be shown of a card, as providers tell it; null for what is none. */
export function cardOf(data: Record<string, unknown>): PaymentMethod['card'] {
  const { card } = data
  if (typeof card !== 'object' || card === null) return null
  const { brand, last4, exp_month, exp_year } = card as Record<string, unknown>
  return {
    ...{ brand: text(brand), last4: text(last4) },
    ...{ exp_month: number(exp_month), exp_year: number(exp_year) },
  }
}
