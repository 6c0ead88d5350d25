import { useTranslation } from 'react-i18next'
import type { VendorOrderDetail, VendorReturn } from '@cityos/contracts'
import { Loaded } from '../../components/loaded'
import { Empty, Section } from '../../components/section'
import { useRead } from '../../lib/use-read'
import { ReturnRow } from './return-row'

/** What comes back of a vendor order, whoever has asked for it. */
export function ReturnSection({ order }: { order: VendorOrderDetail }) {
  const { t } = useTranslation('cityos')
  const reading = useRead<{ returns: VendorReturn[] }>(`/admin/vendor-orders/${order.id}/returns`)
  return (
    <Section title={t('vendor_orders.returns.title')} subtitle={t('vendor_orders.returns.hint')}>
      <Loaded reading={reading}>
        {({ returns }) =>
          returns.length === 0 ? (
            <Empty title={t('vendor_orders.returns.none')} />
          ) : (
            returns.map((back) => <ReturnRow key={back.id} order={order} back={back} />)
          )
        }
      </Loaded>
    </Section>
  )
}
