import { defineRouteConfig } from '@medusajs/admin-sdk'
import { crumb } from '../../../components/crumb'
import { OnlyOn } from '../../../components/states'
import { ReconciliationPage } from '../../../reconciliation/reconciliation-page'

const ReconciliationRoute = () => {
  return (
    <OnlyOn kind="tenant">
      <ReconciliationPage />
    </OnlyOn>
  )
}
export default ReconciliationRoute

export const handle = crumb('reconciliation.title')

export const config = defineRouteConfig({ label: 'menu.reconciliation', translationNs: 'cityos', rank: 6 })
