import { defineRouteConfig } from '@medusajs/admin-sdk'
import { crumb } from '../../../components/crumb'
import { OnlyOn } from '../../../components/states'
import { PlanList } from '../../../subscriptions/plan-list'

const PlansPage = () => {
  return (
    <OnlyOn kind="tenant">
      <PlanList />
    </OnlyOn>
  )
}
export default PlansPage

export const handle = crumb('menu.plans')

export const config = defineRouteConfig({ label: 'menu.plans', translationNs: 'cityos', rank: 1 })
