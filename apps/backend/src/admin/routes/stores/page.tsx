import { defineRouteConfig } from '@medusajs/admin-sdk'
import { BuildingStorefront } from '@medusajs/icons'
import { crumb } from '../../components/crumb'
import { menuIcon } from '../../components/menu-icon'
import { OnlyOn } from '../../components/states'
import { StoreList } from '../../stores/store-list'

const StoresPage = () => {
  return (
    <OnlyOn kind="tenant">
      <StoreList />
    </OnlyOn>
  )
}
export default StoresPage

export const handle = crumb('stores.title')

export const config = defineRouteConfig({
  label: 'menu.stores',
  translationNs: 'cityos',
  icon: menuIcon(BuildingStorefront, { kind: 'tenant' }),
  rank: 2,
})
