import { defineRouteConfig } from '@medusajs/admin-sdk'
import { crumb } from '../../../components/crumb'
import { OnlyOn } from '../../../components/states'
import { MemberList } from '../../../members/member-list'

const MembersPage = () => {
  return (
    <OnlyOn kind="tenant">
      <MemberList />
    </OnlyOn>
  )
}
export default MembersPage

export const handle = crumb('menu.members')

export const config = defineRouteConfig({ label: 'menu.members', translationNs: 'cityos', rank: 2 })
