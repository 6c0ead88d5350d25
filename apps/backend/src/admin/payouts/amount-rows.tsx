import { useTranslation } from 'react-i18next'
import { SelectField, TextField } from '../components/field'
import { RowList } from '../components/row-list'
import { useCurrencies } from '../lib/use-currencies'
import type { AmountRow } from './settings-form'

interface AmountRowsProps {
  label: string
  hint?: string
  error?: string | undefined
  rows: AmountRow[]
  onChange: (rows: AmountRow[]) => void
}

/** An amount for each currency. */
export function AmountRows(props: AmountRowsProps) {
  const { t } = useTranslation('cityos')
  const currencies = useCurrencies()
  return (
    <RowList {...props} fresh={{ currency: currencies[0]?.value ?? '', amount: '' }}>
      {(row, change) => (
        <>
          <SelectField
            label={t('payouts.column.currency')}
            choices={currencies}
            value={row.currency}
            onChange={(currency) => change({ currency })}
          />
          <TextField
            label={t('payouts.column.amount')}
            value={row.amount}
            onChange={(amount) => change({ amount })}
          />
        </>
      )}
    </RowList>
  )
}
