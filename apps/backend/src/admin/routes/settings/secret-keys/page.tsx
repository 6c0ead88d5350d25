import { defineRouteConfig } from '@medusajs/admin-sdk'
import { crumb } from '../../../components/crumb'
import { OnlyOn } from '../../../components/states'
import { KeyList } from '../../../keys/key-list'

const SecretKeysPage = () => {
  return (
    <OnlyOn kind="tenant">
      <KeyList />
    </OnlyOn>
  )
}
export default SecretKeysPage

export const handle = crumb('menu.keys')

export const config = defineRouteConfig({ label: 'menu.keys', translationNs: 'cityos', rank: 1 })
