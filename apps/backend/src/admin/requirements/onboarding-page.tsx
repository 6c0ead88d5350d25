import { useTranslation } from 'react-i18next'
import { Readable } from '../components/readable'
import { MarketSettings } from './market-settings'
import { RequirementList } from './requirement-list'

/** What is asked of vendors before they may sell, and how the marketplace works. */
export function OnboardingPage() {
  const { t } = useTranslation('cityos')
  return (
    <Readable permission="vendor_requirement:read" title={t('requirements.title')}>
      <div className="flex flex-col gap-y-3">
        <RequirementList />
        <MarketSettings />
      </div>
    </Readable>
  )
}
