import { defineRouteConfig } from '@medusajs/admin-sdk'
import { crumb } from '../../../components/crumb'
import { OnlyOn } from '../../../components/states'
import { DisputeList } from '../../../disputes/dispute-list'

const DisputesRoute = () => {
  return (
    <OnlyOn kind="tenant">
      <DisputeList />
    </OnlyOn>
  )
}
export default DisputesRoute

export const handle = crumb('disputes.title')

export const config = defineRouteConfig({ label: 'menu.disputes', translationNs: 'cityos', rank: 7 })
