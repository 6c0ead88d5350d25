import { useTranslation } from 'react-i18next'
import type { VendorOrderDetail } from '@cityos/contracts'
import { Empty, Section } from '../components/section'
import { Parcel } from './parcel'

/** The parcels of a vendor order. */
export function Parcels({ order }: { order: VendorOrderDetail }) {
  const { t } = useTranslation('cityos')
  return (
    <Section title={t('vendor_orders.parcels')}>
      {order.fulfillments.length === 0 && <Empty title={t('vendor_orders.no_parcels')} />}
      {order.fulfillments.map((parcel, index) => (
        <Parcel key={parcel.id} order={order} parcel={parcel} number={index + 1} />
      ))}
    </Section>
  )
}
