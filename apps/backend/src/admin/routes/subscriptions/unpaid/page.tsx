import { defineRouteConfig } from '@medusajs/admin-sdk'
import { crumb } from '../../../components/crumb'
import { OnlyOn } from '../../../components/states'
import { DunningPage } from '../../../subscriptions/dunning-page'

const UnpaidPage = () => {
  return (
    <OnlyOn kind="tenant">
      <DunningPage />
    </OnlyOn>
  )
}
export default UnpaidPage

export const handle = crumb('menu.unpaid')

export const config = defineRouteConfig({ label: 'menu.unpaid', translationNs: 'cityos', rank: 3 })
