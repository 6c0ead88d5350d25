import { defineRouteConfig } from '@medusajs/admin-sdk'
import { crumb } from '../../../components/crumb'
import { OnlyOn } from '../../../components/states'
import { NumbersPage } from '../../../numbers/numbers-page'

const NumbersRoute = () => {
  return (
    <OnlyOn kind="tenant">
      <NumbersPage />
    </OnlyOn>
  )
}
export default NumbersRoute

export const handle = crumb('numbers.title')

export const config = defineRouteConfig({ label: 'menu.numbers', translationNs: 'cityos', rank: 1 })
