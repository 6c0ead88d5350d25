import { Table } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { Dispute } from '@cityos/contracts'
import { LogTable } from '../components/log-table'
import { Money } from '../components/money'
import { Empty, Section } from '../components/section'
import { VendorName } from '../vendors/vendor-name'

/** What of a dispute falls on each vendor order, and how much of that its vendor bears. */
export function PartSection({ dispute }: { dispute: Dispute }) {
  const { t } = useTranslation('cityos')
  const money = (minor: number) => <Money minor={minor} currency={dispute.currency_code} />
  return (
    <Section title={t('disputes.parts')} subtitle={t('disputes.parts_hint')}>
      {dispute.parts.length === 0 ? (
        <Empty title={t('disputes.no_parts')} />
      ) : (
        <LogTable words="disputes" columns={['order', 'vendor', 'amount', 'borne']}>
          {dispute.parts.map((part) => (
            <Table.Row key={part.id}>
              <Table.Cell>
                <Link
                  to={`/vendors/orders/${part.vendor_order_id}`}
                  className="text-ui-fg-interactive hover:underline"
                >
                  {t('payouts.open_order')}
                </Link>
              </Table.Cell>
              <Table.Cell>
                <VendorName id={part.vendor_id} />
              </Table.Cell>
              <Table.Cell>{money(part.amount_minor)}</Table.Cell>
              <Table.Cell>{money(part.vendor_minor)}</Table.Cell>
            </Table.Row>
          ))}
        </LogTable>
      )}
    </Section>
  )
}
