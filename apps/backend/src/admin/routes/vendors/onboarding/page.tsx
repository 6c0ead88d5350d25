import { defineRouteConfig } from '@medusajs/admin-sdk'
import { OnboardingPage } from '../../../requirements/onboarding-page'
import { crumb } from '../../../components/crumb'
import { OnlyOn } from '../../../components/states'

const OnboardingRoute = () => {
  return (
    <OnlyOn kind="tenant">
      <OnboardingPage />
    </OnlyOn>
  )
}
export default OnboardingRoute

export const handle = crumb('menu.onboarding')

export const config = defineRouteConfig({ label: 'menu.onboarding', translationNs: 'cityos', rank: 9 })
