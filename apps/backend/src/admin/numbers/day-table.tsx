import { Table } from '@medusajs/ui'
import { LogTable } from '../components/log-table'
import { Money } from '../components/money'
import { useFormat } from '../lib/use-format'
import type { Bin } from './scale'

/** What the chart shows, number by number; the newest first. */
export function DayTable({ bins, currency }: { bins: readonly Bin[]; currency: string }) {
  const format = useFormat()
  return (
    <LogTable
      words="numbers"
      columns={['day', 'gmv', 'commission', 'orders']}
      className="max-h-96 overflow-y-auto"
    >
      {bins.toReversed().map(({ from, to, gmv_minor, commission_minor, vendor_orders }) => (
        <Table.Row key={from}>
          <Table.Cell className="whitespace-nowrap">
            <bdi>{from === to ? format.day(from) : `${format.day(from)} – ${format.day(to)}`}</bdi>
          </Table.Cell>
          <Table.Cell>
            <Money minor={gmv_minor} currency={currency} />
          </Table.Cell>
          <Table.Cell>
            <Money signed minor={commission_minor} currency={currency} />
          </Table.Cell>
          <Table.Cell>{format.number(vendor_orders)}</Table.Cell>
        </Table.Row>
      ))}
    </LogTable>
  )
}
