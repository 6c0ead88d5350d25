import { Plus, XMarkMini } from '@medusajs/icons'
import { Button, Hint, IconButton, Text } from '@medusajs/ui'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface RowListProps<Row> {
  label: string
  hint?: string
  error?: string | undefined
  rows: readonly Row[]
  /** What a row begins as; while it is not known none is added. */
  fresh: Row | undefined
  onChange: (rows: Row[]) => void
  /** The inputs of a row; `set` changes a part of it. */
  children: (row: Row, set: (part: Partial<Row>) => void) => ReactNode
}

/** Rows of inputs that are added and taken away, such as an amount for each currency. */
export function RowList<Row>({ label, hint, error, rows, fresh, onChange, children }: RowListProps<Row>) {
  const { t } = useTranslation('cityos')
  const change = (at: number) => (part: Partial<Row>) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, ...part } : row)))
  return (
    <fieldset className="flex flex-col gap-y-2" aria-label={label}>
      <Text as="span" size="small" weight="plus">
        {label}
      </Text>
      {rows.map((row, index) => (
        // Rows have no name but their place.
        <div key={index} className="flex items-end gap-x-2">
          <div className="grid min-w-0 flex-1 auto-cols-fr grid-flow-col gap-x-2">
            {children(row, change(index))}
          </div>
          <IconButton
            type="button"
            size="small"
            variant="transparent"
            className="mb-0.5"
            aria-label={t('actions.remove')}
            onClick={() => onChange(rows.filter((_, other) => other !== index))}
          >
            <XMarkMini />
          </IconButton>
        </div>
      ))}
      {(error ?? hint) && (
        <Hint variant={error ? 'error' : 'info'} role={error ? 'alert' : undefined}>
          {error ?? hint}
        </Hint>
      )}
      <div>
        <Button
          type="button"
          size="small"
          variant="transparent"
          disabled={!fresh}
          onClick={() => fresh && onChange([...rows, fresh])}
        >
          <Plus />
          {t('actions.add')}
        </Button>
      </div>
    </fieldset>
  )
}
