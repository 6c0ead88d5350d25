import { defineRouteConfig } from '@medusajs/admin-sdk'
import { Buildings } from '@medusajs/icons'
import { crumb } from '../../components/crumb'
import { menuIcon } from '../../components/menu-icon'
import { OnlyOn } from '../../components/states'
import { TenantList } from '../../tenants/tenant-list'

const TenantsPage = () => {
  return (
    <OnlyOn kind="platform">
      <TenantList />
    </OnlyOn>
  )
}
export default TenantsPage

export const handle = crumb('tenants.title')

export const config = defineRouteConfig({
  label: 'menu.tenants',
  translationNs: 'cityos',
  icon: menuIcon(Buildings, { kind: 'platform' }),
  rank: 1,
})
