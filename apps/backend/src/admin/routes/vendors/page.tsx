import { defineRouteConfig } from '@medusajs/admin-sdk'
import { Users } from '@medusajs/icons'
import { crumb } from '../../components/crumb'
import { menuIcon } from '../../components/menu-icon'
import { OnlyOn } from '../../components/states'
import { VendorList } from '../../vendors/vendor-list'

const VendorsPage = () => {
  return (
    <OnlyOn kind="tenant">
      <VendorList />
    </OnlyOn>
  )
}
export default VendorsPage

export const handle = crumb('menu.vendors')

export const config = defineRouteConfig({
  label: 'menu.vendors',
  translationNs: 'cityos',
  icon: menuIcon(Users, { kind: 'tenant', permission: 'vendor:read' }),
  rank: 3,
})
