import { defineRouteConfig } from '@medusajs/admin-sdk'
import { crumb } from '../../../components/crumb'
import { OnlyOn } from '../../../components/states'
import { PayoutsPage } from '../../../payouts/payouts-page'

const PayoutsRoute = () => {
  return (
    <OnlyOn kind="tenant">
      <PayoutsPage />
    </OnlyOn>
  )
}
export default PayoutsRoute

export const handle = crumb('payouts.title')

export const config = defineRouteConfig({ label: 'menu.payouts', translationNs: 'cityos', rank: 5 })
