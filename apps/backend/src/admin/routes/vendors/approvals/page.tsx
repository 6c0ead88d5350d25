import { defineRouteConfig } from '@medusajs/admin-sdk'
import { ApprovalList } from '../../../approvals/approval-list'
import { crumb } from '../../../components/crumb'
import { OnlyOn } from '../../../components/states'

const ApprovalsPage = () => {
  return (
    <OnlyOn kind="tenant">
      <ApprovalList />
    </OnlyOn>
  )
}
export default ApprovalsPage

export const handle = crumb('menu.approvals')

export const config = defineRouteConfig({ label: 'menu.approvals', translationNs: 'cityos', rank: 8 })
