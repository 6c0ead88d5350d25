import { Table, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { VendorOrderDetail, VendorOrderLine } from '@cityos/contracts'
import { LogTable } from '../components/log-table'
import { Money } from '../components/money'
import { useFormat } from '../lib/use-format'

const COLUMNS = ['thing', 'quantity', 'unit_price', 'discount', 'tax', 'line_total', 'packed']

/** What a vendor has in an order, and how far each of it is. */
export function LineTable({ order }: { order: VendorOrderDetail }) {
  return (
    <LogTable words="vendor_orders" columns={COLUMNS}>
      {order.lines.map((line) => (
        <LineRow key={line.source_id} line={line} currency={order.currency_code} />
      ))}
    </LogTable>
  )
}

function LineRow({ line, currency }: { line: VendorOrderLine; currency: string }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const quantity = (text: string | null) => format.number(Number(text ?? 0))
  const isItem = line.kind === 'item'
  const steps = [line.fulfilled_quantity, line.shipped_quantity, line.delivered_quantity]
  return (
    <Table.Row>
      <Table.Cell className="max-w-72">
        <Text size="small" className="truncate">
          <bdi>{line.title}</bdi>
        </Text>
        <Text size="xsmall" className="text-ui-fg-muted truncate">
          {isItem ? <bdi dir="ltr">{line.sku ?? '—'}</bdi> : t('vendor_orders.shipping')}
        </Text>
      </Table.Cell>
      <Table.Cell>{isItem ? quantity(line.quantity) : '—'}</Table.Cell>
      {[line.unit_price_minor, -line.discount_minor, line.tax_minor, line.total_minor].map((minor, index) => (
        <Table.Cell key={COLUMNS[index]}>
          <Money minor={minor || 0} currency={currency} />
        </Table.Cell>
      ))}
      <Table.Cell className="whitespace-nowrap" title={t('vendor_orders.steps_hint')}>
        {isItem ? steps.map(quantity).join(' · ') : '—'}
      </Table.Cell>
    </Table.Row>
  )
}
