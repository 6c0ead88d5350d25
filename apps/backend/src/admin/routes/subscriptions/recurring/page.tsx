import { defineRouteConfig } from '@medusajs/admin-sdk'
import { crumb } from '../../../components/crumb'
import { OnlyOn } from '../../../components/states'
import { MrrPage } from '../../../subscriptions/mrr/mrr-page'

const RecurringPage = () => {
  return (
    <OnlyOn kind="tenant">
      <MrrPage />
    </OnlyOn>
  )
}
export default RecurringPage

export const handle = crumb('menu.recurring')

export const config = defineRouteConfig({ label: 'menu.recurring', translationNs: 'cityos', rank: 2 })
