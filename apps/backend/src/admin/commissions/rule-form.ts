import type { CommissionRule, CommissionTerms } from '@cityos/contracts'
import type { AmountRow } from '../components/amount-rows'
import { decimalOf, minorOf } from '../lib/money'
import { toMinorUnits } from '../lib/minor-units'

export interface TierRow {
  currency: string
  from: string
  rate: string
}
export interface LimitRow {
  currency: string
  minimum: string
  maximum: string
}

/** A rule as somebody types it: amounts and rates are texts, and what is empty is nothing. */
export interface RuleForm {
  name: string
  description: string
  kind: CommissionTerms['kind']
  rate: string
  per: 'unit' | 'line'
  amounts: AmountRow[]
  basis: 'price' | 'volume'
  mode: 'marginal' | 'whole'
  tiers: TierRow[]
  limits: LimitRow[]
  product_id: string
  category_id: string
  collection_id: string
  product_type_id: string
  vendor_id: string
  store_id: string
  charge_shipping: boolean
  only_listed_currencies: boolean
  valid_from: string
  valid_to: string
  priority: string
  stack_group: string
  active: boolean
}

/** What each part of the form takes. */
export interface FormPartProps {
  form: RuleForm
  set: (part: Partial<RuleForm>) => void
  errorOf: (field: string) => string | undefined
}

export const SCOPES = [
  'product_id',
  'category_id',
  'collection_id',
  'product_type_id',
  'vendor_id',
  'store_id',
] as const

export const EMPTY_FORM: RuleForm = {
  ...{ name: '', description: '', kind: 'percentage', rate: '', per: 'unit', amounts: [] },
  ...{ basis: 'volume', mode: 'marginal', tiers: [], limits: [] },
  ...{ product_id: '', category_id: '', collection_id: '', product_type_id: '', vendor_id: '', store_id: '' },
  ...{ charge_shipping: false, only_listed_currencies: false, valid_from: '', valid_to: '' },
  ...{ priority: '0', stack_group: 'commission', active: true },
}

/** A rate in percent with at most two digits behind the point, as basis points; null for what is none. */
export const bpsOf = (percent: string): number | null => toMinorUnits(percent, 2)
/** 805 basis points as `8.05`. */
export const percentOf = (bps: number): string => decimalOf(bps, 'usd').replace(/\.?0+$/, '') || '0'

export function formOf(rule: CommissionRule): RuleForm {
  const { terms } = rule
  const money = (minor: number | null, currency: string) => (minor === null ? '' : decimalOf(minor, currency))
  return {
    ...EMPTY_FORM,
    ...{ name: rule.name, description: rule.description ?? '', kind: terms.kind },
    ...(terms.kind === 'percentage' ? { rate: percentOf(terms.rate_bps) } : {}),
    ...(terms.kind === 'flat'
      ? {
          per: terms.per,
          amounts: terms.amounts.map(({ currency_code: currency, amount_minor }) => ({
            ...{ currency, amount: money(amount_minor, currency) },
          })),
        }
      : {}),
    ...(terms.kind === 'tiered' ? { basis: terms.basis, mode: terms.mode, tiers: tiersOf(terms) } : {}),
    limits: rule.limits.map(({ currency_code: currency, minimum_minor, maximum_minor }) => ({
      ...{ currency, minimum: money(minimum_minor, currency), maximum: money(maximum_minor, currency) },
    })),
    ...Object.fromEntries(SCOPES.map((field) => [field, rule[field] ?? ''])),
    ...{ charge_shipping: rule.charge_shipping, only_listed_currencies: rule.only_listed_currencies },
    ...{ valid_from: rule.valid_from ?? '', valid_to: rule.valid_to ?? '' },
    ...{ priority: String(rule.priority), stack_group: rule.stack_group, active: rule.active },
  }
}

function tiersOf({ tables }: Extract<CommissionTerms, { kind: 'tiered' }>): TierRow[] {
  return tables.flatMap(({ currency_code: currency, tiers }) =>
    tiers.map(({ from_minor, rate_bps }) => ({
      ...{ currency, from: decimalOf(from_minor, currency), rate: percentOf(rate_bps) },
    })),
  )
}

/** A field whose text is no amount, rate or number. */
export class NotANumber extends Error {
  constructor(readonly field: string) {
    super(field)
  }
}

function must(value: number | null, field: string): number {
  if (value === null) throw new NotANumber(field)
  return value
}

/** What the API is sent. @throws NotANumber */
export function bodyOf(form: RuleForm) {
  const { name, description, priority, valid_from, valid_to, stack_group } = form
  const whole = /^-?\d{1,4}$/.test(priority.trim()) ? Number(priority) : null
  return {
    ...{ name: name.trim(), description: description.trim() || null, terms: termsOf(form) },
    limits: form.limits.map(({ currency, minimum, maximum }) => ({
      currency_code: currency,
      minimum_minor: minimum.trim() ? must(minorOf(minimum, currency), 'limits') : null,
      maximum_minor: maximum.trim() ? must(minorOf(maximum, currency), 'limits') : null,
    })),
    ...(Object.fromEntries(SCOPES.map((field) => [field, form[field] || null])) as Record<
      (typeof SCOPES)[number],
      string | null
    >),
    ...{ charge_shipping: form.charge_shipping, only_listed_currencies: form.only_listed_currencies },
    ...{ valid_from: valid_from || null, valid_to: valid_to || null },
    ...{ priority: must(whole, 'priority'), stack_group: stack_group.trim(), active: form.active },
  }
}

function termsOf(form: RuleForm): CommissionTerms {
  if (form.kind === 'percentage')
    return { kind: 'percentage', rate_bps: must(bpsOf(form.rate), 'terms.rate_bps') }
  if (form.kind === 'flat') {
    const amounts = form.amounts.map(({ currency, amount }) => ({
      currency_code: currency,
      amount_minor: must(minorOf(amount, currency), 'terms.amounts'),
    }))
    return { kind: 'flat', per: form.per, amounts }
  }
  const currencies = [...new Set(form.tiers.map(({ currency }) => currency))]
  const tables = currencies.map((currency) => ({
    currency_code: currency,
    tiers: form.tiers
      .filter((tier) => tier.currency === currency)
      .map(({ from, rate }) => ({
        from_minor: must(minorOf(from, currency), 'terms.tables'),
        rate_bps: must(bpsOf(rate), 'terms.tables'),
      })),
  }))
  return { kind: 'tiered', basis: form.basis, mode: form.mode, tables }
}
