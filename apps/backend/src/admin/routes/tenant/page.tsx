import { defineRouteConfig } from '@medusajs/admin-sdk'
import { CogSixTooth } from '@medusajs/icons'
import { crumb } from '../../components/crumb'
import { menuIcon } from '../../components/menu-icon'
import { OnlyOn } from '../../components/states'
import { OwnTenant } from '../../tenant/own-tenant'

const TenantSettingsPage = () => {
  return (
    <OnlyOn kind="tenant">
      <OwnTenant />
    </OnlyOn>
  )
}
export default TenantSettingsPage

export const handle = crumb('menu.tenant')

export const config = defineRouteConfig({
  label: 'menu.tenant',
  translationNs: 'cityos',
  icon: menuIcon(CogSixTooth, { kind: 'tenant' }),
  rank: 3,
})
