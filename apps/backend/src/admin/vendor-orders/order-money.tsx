import { useTranslation } from 'react-i18next'
import { TransactionLog } from '../ledger/transaction-log'
import { Section } from '../components/section'
import { useMay } from '../lib/use-may'

/** The money moves of a vendor order. */
export function OrderMoney({ id }: { id: string }) {
  const { t } = useTranslation('cityos')
  if (!useMay('ledger:read')) return null
  return (
    <Section title={t('vendor_orders.money')} subtitle={t('vendor_orders.money_hint')}>
      <TransactionLog filters={{ vendor_order_id: id }} />
    </Section>
  )
}
