import { defineRouteConfig } from '@medusajs/admin-sdk'
import { crumb } from '../../../components/crumb'
import { OnlyOn } from '../../../components/states'
import { VendorOrderList } from '../../../vendor-orders/order-list'

const VendorOrdersPage = () => {
  return (
    <OnlyOn kind="tenant">
      <VendorOrderList />
    </OnlyOn>
  )
}
export default VendorOrdersPage

export const handle = crumb('vendor_orders.title')

export const config = defineRouteConfig({ label: 'menu.vendor_orders', translationNs: 'cityos', rank: 2 })
