import { defineRouteConfig } from '@medusajs/admin-sdk'
import { crumb } from '../../../components/crumb'
import { OnlyOn } from '../../../components/states'
import { EndpointList } from '../../../webhooks/endpoint-list'

const WebhooksPage = () => {
  return (
    <OnlyOn kind="tenant">
      <EndpointList />
    </OnlyOn>
  )
}
export default WebhooksPage

export const handle = crumb('menu.webhooks')

export const config = defineRouteConfig({ label: 'menu.webhooks', translationNs: 'cityos', rank: 2 })
