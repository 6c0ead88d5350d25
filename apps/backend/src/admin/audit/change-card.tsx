import { Button, clx, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { AuditLog } from '@cityos/contracts'
import { differenceOf } from './difference'

interface ChangeCardProps {
  change: NonNullable<AuditLog['change']>
  onHistory: () => void
}

/** A row that changed: which, how, and what is different field by field. */
export function ChangeCard({ change, onHistory }: ChangeCardProps) {
  const { t } = useTranslation('cityos')
  const { table, id, operation, before, after } = change
  const differences = differenceOf(before, after)
  const sides = [...(operation === 'insert' ? [] : ['before']), ...(operation === 'delete' ? [] : ['after'])]
  return (
    <article className="border-ui-border-base overflow-hidden rounded-md border">
      <header className="bg-ui-bg-subtle flex flex-wrap items-center justify-between gap-2 px-3 py-2">
        <div className="min-w-0">
          <Text size="small" weight="plus" leading="compact">
            {t(`audit.operation.${operation}`)} <bdi className="font-mono text-[12px]">{table}</bdi>
          </Text>
          <Text size="xsmall" className="text-ui-fg-muted truncate">
            <bdi>{id}</bdi>
          </Text>
        </div>
        {id && (
          <Button size="small" variant="transparent" onClick={onHistory}>
            {t('audit.all_of_row')}
          </Button>
        )}
      </header>
      <table className="w-full table-fixed text-start text-[12px] leading-5">
        <thead className="text-ui-fg-subtle">
          <tr>
            {['field', ...sides].map((column) => (
              <th key={column} scope="col" className="px-3 py-1 text-start font-medium">
                {t(`audit.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {differences.map((difference) => (
            <tr key={difference.field} className="border-ui-border-base border-t align-top">
              <th scope="row" className="break-words px-3 py-1 text-start font-mono font-normal">
                <bdi>{difference.field}</bdi>
              </th>
              {sides.map((side) => (
                <Value key={side} side={side} value={difference[side as 'before' | 'after']} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  )
}

function Value({ side, value }: { side: string; value: string | null }) {
  const { t } = useTranslation('cityos')
  if (value === null) return <td className="text-ui-fg-muted px-3 py-1 italic">{t('audit.nothing')}</td>
  const look = side === 'before' ? 'bg-ui-tag-red-bg' : 'bg-ui-tag-green-bg'
  return (
    <td className={clx('whitespace-pre-wrap break-words px-3 py-1', look)}>
      <bdi>{value}</bdi>
    </td>
  )
}
