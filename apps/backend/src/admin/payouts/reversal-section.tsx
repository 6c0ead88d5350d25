import { StatusBadge, Table, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { PayoutReversal, PayoutReversalState, WholePayout } from '@cityos/contracts'
import { LogTable } from '../components/log-table'
import { Money } from '../components/money'
import { Section } from '../components/section'
import { useFormat } from '../lib/use-format'

const COLOURS = {
  pending: 'orange',
  processing: 'blue',
  succeeded: 'green',
  refused: 'red',
  canceled: 'grey',
} as const satisfies Record<PayoutReversalState, string>

/** What is taken back of a payout, because the vendor owes it; nothing where nothing is. */
export function ReversalSection({ payout }: { payout: WholePayout }) {
  const { t } = useTranslation('cityos')
  if (payout.reversals.length === 0) return null
  return (
    <Section title={t('payouts.reversals')} subtitle={t('payouts.reversals_hint')}>
      <LogTable words="payouts" columns={['order', 'amount', 'status', 'when']}>
        {payout.reversals.map((reversal) => (
          <ReversalRow key={reversal.id} reversal={reversal} currency={payout.currency_code} />
        ))}
      </LogTable>
    </Section>
  )
}

function ReversalRow({ reversal, currency }: { reversal: PayoutReversal; currency: string }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { vendor_order_id, amount_minor, state, error_code, error_message } = reversal
  const why = [error_code, error_message].filter(Boolean).join(': ')
  return (
    <Table.Row>
      <Table.Cell>
        <Link to={`/vendors/orders/${vendor_order_id}`} className="text-ui-fg-interactive hover:underline">
          {t('payouts.open_order')}
        </Link>
      </Table.Cell>
      <Table.Cell>
        <Money minor={amount_minor} currency={currency} />
      </Table.Cell>
      <Table.Cell className="whitespace-normal py-2">
        <StatusBadge color={COLOURS[state]} className="whitespace-nowrap">
          {t(`payouts.reversal_state.${state}`)}
        </StatusBadge>
        {why && (
          <Text size="xsmall" className="text-ui-fg-muted break-words">
            <bdi>{why}</bdi>
          </Text>
        )}
      </Table.Cell>
      <Table.Cell className="whitespace-nowrap">
        <bdi>{format.moment(reversal.closed_at ?? reversal.created_at)}</bdi>
      </Table.Cell>
    </Table.Row>
  )
}
