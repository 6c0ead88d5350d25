import { Table } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import { Loaded } from '../components/loaded'
import { LogTable } from '../components/log-table'
import { useRead } from '../lib/use-read'

interface ChangesProps {
  productId: string
  changes: Record<string, unknown>
}

/** What a change would do to a product: each field as it is, beside what it is to be. */
export function Changes({ productId, changes }: ChangesProps) {
  const { t } = useTranslation('cityos')
  const reading = useRead<{ product: Record<string, unknown> }>(`/admin/products/${productId}`)
  return (
    <Loaded reading={reading} rows={3}>
      {({ product }) => (
        <LogTable words="approvals" columns={['field', 'now', 'then']}>
          {Object.entries(changes).map(([field, value]) => (
            <Table.Row key={field}>
              <Table.Cell>
                {t(`approvals.field.${field}`, { defaultValue: field.replaceAll('_', ' ') })}
              </Table.Cell>
              <Table.Cell className="text-ui-fg-subtle max-w-60 whitespace-pre-wrap break-words">
                <bdi>{wordsOf(product[field])}</bdi>
              </Table.Cell>
              <Table.Cell className="max-w-60 whitespace-pre-wrap break-words">
                <bdi>{wordsOf(value)}</bdi>
              </Table.Cell>
            </Table.Row>
          ))}
        </LogTable>
      )}
    </Loaded>
  )
}

/** A field as one reads it: texts as they are, pictures by their addresses. */
export function wordsOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—'
  if (Array.isArray(value)) return value.map(wordsOf).join('\n') || '—'
  if (typeof value !== 'object') return String(value)
  const { url } = value as { url?: unknown }
  return typeof url === 'string' ? url : JSON.stringify(value)
}
