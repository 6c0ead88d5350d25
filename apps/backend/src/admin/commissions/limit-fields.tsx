import { useTranslation } from 'react-i18next'
import { CurrencyRows } from '../components/currency-rows'
import { TextField } from '../components/field'
import type { FormPartProps } from './rule-form'

/** The least and the most that a rule charges for one line. */
export function LimitFields({ form, set, errorOf }: FormPartProps) {
  const { t } = useTranslation('cityos')
  return (
    <CurrencyRows
      label={t('commissions.field.limits')}
      hint={t('commissions.limits_hint')}
      rows={form.limits}
      next={([first]) => first!}
      fresh={{ minimum: '', maximum: '' }}
      onChange={(limits) => set({ limits })}
      error={errorOf('limits')}
    >
      {(row, change) => (
        <>
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
    </CurrencyRows>
  )
}
