import { useParams } from 'react-router-dom'
import { crumb } from '../../../../components/crumb'
import { OnlyOn } from '../../../../components/states'
import { VendorOrderPage } from '../../../../vendor-orders/order-detail'

const OneVendorOrderPage = () => {
  const { id = '' } = useParams()
  return (
    <OnlyOn kind="tenant">
      <VendorOrderPage id={id} />
    </OnlyOn>
  )
}
export default OneVendorOrderPage

export const handle = crumb('vendor_orders.one')
