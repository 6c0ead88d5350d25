import { useTranslation } from 'react-i18next'
import { SelectField, TextField } from '../components/field'
import { AmountRows } from '../components/amount-rows'
import type { PlanForm, PriceKind } from './plan-form'

export interface PlanPartProps {
  form: PlanForm
  set: (part: Partial<PlanForm>) => void
  errorOf: (field: string) => string | undefined
}

const KINDS: readonly PriceKind[] = ['full', 'discount', 'own']

/** What a piece costs on a plan. */
export function PriceFields({ form, set, errorOf }: PlanPartProps) {
  const { t } = useTranslation('cityos')
  return (
    <>
      <SelectField
        label={t('subscriptions.field.price')}
        choices={KINDS.map((value) => ({ value, label: t(`subscriptions.price_kind.${value}`) }))}
        value={form.price}
        onChange={(price) => set({ price: price as PriceKind })}
      />
      {form.price === 'discount' && (
        <TextField
          label={t('subscriptions.field.discount')}
          suffix="%"
          value={form.discount}
          onChange={(discount) => set({ discount })}
          error={errorOf('discount_bps')}
        />
      )}
      {form.price === 'own' && (
        <AmountRows
          label={t('subscriptions.field.prices')}
          hint={t('subscriptions.field_hint.prices')}
          rows={form.prices}
          onChange={(prices) => set({ prices })}
          error={errorOf('prices')}
        />
      )}
    </>
  )
}
