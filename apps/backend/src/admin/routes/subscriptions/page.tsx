import { defineRouteConfig } from '@medusajs/admin-sdk'
import { ArrowPath } from '@medusajs/icons'
import { crumb } from '../../components/crumb'
import { menuIcon } from '../../components/menu-icon'
import { OnlyOn } from '../../components/states'
import { SubscriptionList } from '../../subscriptions/subscription-list'

const SubscriptionsPage = () => {
  return (
    <OnlyOn kind="tenant">
      <SubscriptionList />
    </OnlyOn>
  )
}
export default SubscriptionsPage

export const handle = crumb('menu.subscriptions')

export const config = defineRouteConfig({
  label: 'menu.subscriptions',
  translationNs: 'cityos',
  icon: menuIcon(ArrowPath, { kind: 'tenant', permission: 'subscription:read' }),
  rank: 4,
})
