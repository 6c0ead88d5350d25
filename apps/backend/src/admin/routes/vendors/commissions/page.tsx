import { defineRouteConfig } from '@medusajs/admin-sdk'
import { CommissionsPage } from '../../../commissions/commissions-page'
import { crumb } from '../../../components/crumb'
import { OnlyOn } from '../../../components/states'

const CommissionsRoute = () => {
  return (
    <OnlyOn kind="tenant">
      <CommissionsPage />
    </OnlyOn>
  )
}
export default CommissionsRoute

export const handle = crumb('commissions.title')

export const config = defineRouteConfig({ label: 'menu.commissions', translationNs: 'cityos', rank: 3 })
