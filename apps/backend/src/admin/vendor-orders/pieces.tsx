import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../components/field'

/** A line of which so many pieces may be taken. */
export interface PieceLine {
  id: string
  title: string
  hint: string
  most: number
}

export interface Pieces {
  fields: ReactNode
  /** What is taken of each line; null where one says more than there is, or no number. */
  items: { line_item_id: string; quantity: number }[] | null
}

/** Asks how many of each line: all of them, until somebody says less. */
export function usePieces(lines: readonly PieceLine[]): Pieces {
  const { t } = useTranslation('cityos')
  const [told, setTold] = useState<Record<string, string>>(() =>
    Object.fromEntries(lines.map(({ id, most }) => [id, String(most)])),
  )
  const quantityOf = ({ id, most }: PieceLine): number | null => {
    const quantity = Number(told[id] ?? '')
    return quantity >= 0 && quantity <= most ? quantity : null
  }
  const fields = lines.map((line) => (
    <TextField
      key={line.id}
      type="number"
      label={line.title}
      hint={line.hint}
      value={told[line.id] ?? ''}
      onChange={(text) => setTold((now) => ({ ...now, [line.id]: text }))}
      error={quantityOf(line) === null ? t('vendor_orders.not_pieces', { most: line.most }) : undefined}
    />
  ))
  const items = lines.map((line) => ({ line_item_id: line.id, quantity: quantityOf(line) }))
  const isRight = (item: (typeof items)[number]): item is { line_item_id: string; quantity: number } =>
    item.quantity !== null
  return { fields, items: items.every(isRight) ? items.filter(({ quantity }) => quantity !== 0) : null }
}
