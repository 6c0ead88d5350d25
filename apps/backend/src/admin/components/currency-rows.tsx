import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useCurrencies } from '../lib/use-currencies'
import { SelectField } from './field'
import { RowList } from './row-list'

interface CurrencyRowsProps<Row> {
  label: string
  hint?: string
  error?: string | undefined
  rows: Row[]
  /** The currency of the next row, of those that the tenant sells in, its own first; never asked before they are known. */
  next: (currencies: readonly string[]) => string
  /** What else a row begins as. */
  fresh: Omit<Row, 'currency'>
  onChange: (rows: Row[]) => void
  /** The inputs of a row behind its currency. */
  children: (row: Row, set: (part: Partial<Row>) => void) => ReactNode
}

/** Rows that begin with a currency. */
export function CurrencyRows<Row extends { currency: string }>(props: CurrencyRowsProps<Row>) {
  const { next, fresh, children, ...list } = props
  const { t } = useTranslation('cityos')
  const currencies = useCurrencies()
  const known = currencies.map(({ value }) => value)
  return (
    <RowList<Row> {...list} fresh={known.length ? ({ currency: next(known), ...fresh } as Row) : undefined}>
      {(row, change) => (
        <>
          <SelectField
            label={t('ledger.column.currency')}
            choices={currencies}
            value={row.currency}
            onChange={(currency) => change({ currency } as Partial<Row>)}
          />
          {children(row, change)}
        </>
      )}
    </RowList>
  )
}
