import { defineRouteConfig } from '@medusajs/admin-sdk'
import { crumb } from '../../../components/crumb'
import { OnlyOn } from '../../../components/states'
import { OperationsPage } from '../../../operations/operations-page'

const TenantOperationsPage = () => {
  return (
    <OnlyOn kind="platform">
      <OperationsPage />
    </OnlyOn>
  )
}
export default TenantOperationsPage

export const handle = crumb('menu.operations')

export const config = defineRouteConfig({ label: 'menu.operations', translationNs: 'cityos', rank: 1 })
