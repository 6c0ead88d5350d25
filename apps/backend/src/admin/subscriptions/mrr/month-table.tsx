import { Table } from '@medusajs/ui'
import type { ChurnMonth, MrrMonth } from '@cityos/contracts'
import { LogTable } from '../../components/log-table'
import { Money } from '../../components/money'
import { useFormat } from '../../lib/use-format'
import { MRR_KINDS } from './kinds'

interface MonthTableProps {
  months: readonly MrrMonth[]
  churn: readonly ChurnMonth[]
  currency: string
}

const COLUMNS = [
  'month',
  'opening',
  ...MRR_KINDS,
  'closing',
  'subscriptions',
  'customers',
  'logo',
  'gross',
  'net',
]

/** What the charts show, number by number; the newest first. */
export function MonthTable({ months, churn, currency }: MonthTableProps) {
  const format = useFormat()
  const rate = (bps: number | null | undefined) => (bps == null ? '—' : <bdi>{format.rate(bps)}</bdi>)
  return (
    <LogTable words="mrr" columns={COLUMNS} className="max-h-96 overflow-y-auto">
      {months.toReversed().map((month) => {
        const lost = churn.find((one) => one.month === month.month)
        return (
          <Table.Row key={month.month}>
            <Table.Cell className="whitespace-nowrap">
              <bdi>{format.month(month.month)}</bdi>
            </Table.Cell>
            {(['opening', ...MRR_KINDS, 'closing'] as const).map((name) => (
              <Table.Cell key={name}>
                <Money signed minor={month[`${name}_minor`]} currency={currency} />
              </Table.Cell>
            ))}
            <Table.Cell>{format.number(month.closing_subscriptions)}</Table.Cell>
            <Table.Cell>{format.number(month.closing_customers)}</Table.Cell>
            <Table.Cell>{rate(lost?.customer_churn_bps)}</Table.Cell>
            <Table.Cell>{rate(lost?.gross_churn_bps)}</Table.Cell>
            <Table.Cell>{rate(lost?.net_churn_bps)}</Table.Cell>
          </Table.Row>
        )
      })}
    </LogTable>
  )
}
