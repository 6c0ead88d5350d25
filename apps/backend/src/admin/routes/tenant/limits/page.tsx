import { defineRouteConfig } from '@medusajs/admin-sdk'
import { crumb } from '../../../components/crumb'
import { OnlyOn } from '../../../components/states'
import { OwnLimits } from '../../../tenant/own-limits'

const LimitsPage = () => {
  return (
    <OnlyOn kind="tenant">
      <OwnLimits />
    </OnlyOn>
  )
}
export default LimitsPage

export const handle = crumb('menu.limits')

export const config = defineRouteConfig({ label: 'menu.limits', translationNs: 'cityos', rank: 1 })
