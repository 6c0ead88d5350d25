import { defineRouteConfig } from '@medusajs/admin-sdk'
import { crumb } from '../../../components/crumb'
import { OnlyOn } from '../../../components/states'
import { LedgerPage } from '../../../ledger/ledger-page'

const LedgerRoute = () => {
  return (
    <OnlyOn kind="tenant">
      <LedgerPage />
    </OnlyOn>
  )
}
export default LedgerRoute

export const handle = crumb('ledger.title')

export const config = defineRouteConfig({ label: 'menu.ledger', translationNs: 'cityos', rank: 4 })
