import { useTranslation } from 'react-i18next'
import { SelectField, TextField } from '../components/field'
import { RowList } from '../components/row-list'
import { useCurrencies } from '../lib/use-currencies'
import type { FormPartProps } from './rule-form'

/** The least and the most that a rule charges for one line. */
export function LimitFields({ form, set, errorOf }: FormPartProps) {
  const { t } = useTranslation('cityos')
  const currencies = useCurrencies()
  const currency = currencies[0]?.value
  return (
    <RowList
      label={t('commissions.field.limits')}
      hint={t('commissions.limits_hint')}
      rows={form.limits}
      fresh={currency ? { currency, minimum: '', maximum: '' } : undefined}
      onChange={(limits) => set({ limits })}
      error={errorOf('limits')}
    >
      {(row, change) => (
        <>
          <SelectField
            label={t('ledger.column.currency')}
            choices={currencies}
            value={row.currency}
            onChange={(next) => change({ currency: next })}
          />
          <TextField
            label={t('commissions.field.minimum')}
            value={row.minimum}
            onChange={(minimum) => change({ minimum })}
          />
          <TextField
            label={t('commissions.field.maximum')}
            value={row.maximum}
            onChange={(maximum) => change({ maximum })}
          />
        </>
      )}
    </RowList>
  )
}
