import { Tabs } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import { Readable } from '../components/readable'
import { RuleList } from './rule-list'
import { SettingsSection } from './settings-section'
import { Simulator } from './simulator'

/** What the tenant keeps of the vendors' sales: the rules, a way to try them, and what holds for all of them. */
export function CommissionsPage() {
  const { t, i18n } = useTranslation('cityos')
  return (
    <Readable permission="commission_rule:read" title={t('commissions.title')}>
      <Tabs defaultValue="rules" dir={i18n.dir()}>
        <Tabs.List className="pb-3">
          <Tabs.Trigger value="rules">{t('commissions.rules')}</Tabs.Trigger>
          <Tabs.Trigger value="simulator">{t('commissions.simulator')}</Tabs.Trigger>
          <Tabs.Trigger value="settings">{t('commissions.settings')}</Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content value="rules">
          <RuleList />
        </Tabs.Content>
        <Tabs.Content value="simulator">
          <Simulator />
        </Tabs.Content>
        <Tabs.Content value="settings">
          <SettingsSection />
        </Tabs.Content>
      </Tabs>
    </Readable>
  )
}
