import { clx, Table } from '@medusajs/ui'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface LogTableProps {
  /** Whose words the columns are called by: `audit.column.when`. */
  words:
    | 'approvals'
    | 'audit'
    | 'commissions'
    | 'disputes'
    | 'ledger'
    | 'mrr'
    | 'numbers'
    | 'payouts'
    | 'reconciliation'
    | 'subscriptions'
    | 'sync'
    | 'vendor_orders'
    | 'vendors'
    | 'webhooks'
  columns: readonly string[]
  /** Classes of columns whose width does not follow from what is in them; then none does. */
  widths?: Readonly<Record<string, string>>
  /** Another page is on its way. */
  busy?: boolean
  className?: string
  /** The rows. */
  children: ReactNode
}

/** A log, which has one order and is too long to be counted: `OlderNewer` goes below it. */
export function LogTable({ words, columns, widths, busy, className, children }: LogTableProps) {
  const { t } = useTranslation('cityos')
  return (
    <div className={clx('overflow-x-auto', className)} aria-busy={busy}>
      {/* Medusa leaves room on the right alone. */}
      <Table className={clx('[&_td:last-child]:pe-6', widths && 'table-fixed')}>
        <Table.Header>
          <Table.Row>
            {columns.map((column) => (
              <Table.HeaderCell key={column} className={clx('!text-start', widths?.[column])}>
                {t(`${words}.column.${column}`)}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>{children}</Table.Body>
      </Table>
    </div>
  )
}
