import { useTranslation } from 'react-i18next'
import { CurrencyRows } from './currency-rows'
import { TextField } from './field'

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
  const isUsed = (currency: string) => props.rows.some((row) => row.currency === currency)
  return (
    <CurrencyRows
      {...props}
      next={(currencies) => currencies.find((currency) => !isUsed(currency)) ?? currencies[0]!}
      fresh={{ amount: '' }}
    >
      {(row, change) => (
        <TextField
          label={t('ledger.column.amount')}
          value={row.amount}
          onChange={(amount) => change({ amount })}
        />
      )}
    </CurrencyRows>
  )
}
