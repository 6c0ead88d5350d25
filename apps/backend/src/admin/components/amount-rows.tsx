import { useTranslation } from 'react-i18next'
import { useCurrencies } from '../lib/use-currencies'
import { SelectField, TextField } from './field'
import { RowList } from './row-list'

/** An amount of a currency as somebody types it. */
export interface AmountRow {
  currency: string
  amount: string
}

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
  const unused = currencies.find(({ value }) => !props.rows.some(({ currency }) => currency === value))
  const currency = (unused ?? currencies[0])?.value
  return (
    <RowList {...props} fresh={currency ? { currency, amount: '' } : undefined}>
      {(row, change) => (
        <>
          <SelectField
            label={t('ledger.column.currency')}
            choices={currencies}
            value={row.currency}
            onChange={(next) => change({ currency: next })}
          />
          <TextField
            label={t('ledger.column.amount')}
            value={row.amount}
            onChange={(amount) => change({ amount })}
          />
        </>
      )}
    </RowList>
  )
}
