import { defineRouteConfig } from '@medusajs/admin-sdk'
import { crumb } from '../../../components/crumb'
import { SyncPage } from '../../../sync/sync-page'

const Page = () => {
  return <SyncPage />
}
export default Page

export const handle = crumb('menu.sync')

export const config = defineRouteConfig({ label: 'menu.sync', translationNs: 'cityos', rank: 3 })
