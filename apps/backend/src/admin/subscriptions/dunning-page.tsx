import { Tabs } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import { Readable } from '../components/readable'
import { useMay } from '../lib/use-may'
import { DunningQueue } from './dunning-queue'
import { DunningSettings } from './dunning-settings'
import { NoticeSettings } from './notice-settings'

/** What is owed and not paid, and what happens with it. */
export function DunningPage() {
  const { t, i18n } = useTranslation('cityos')
  const maySet = useMay('subscription_setting:read')
  return (
    <Readable permission="subscription:read" title={t('subscriptions.unpaid')}>
      <Tabs defaultValue="queue" dir={i18n.dir()} className="flex flex-col gap-y-3">
        <Tabs.List>
          <Tabs.Trigger value="queue">{t('subscriptions.unpaid')}</Tabs.Trigger>
          {maySet && <Tabs.Trigger value="settings">{t('subscriptions.settings')}</Tabs.Trigger>}
          {maySet && <Tabs.Trigger value="notices">{t('subscriptions.notices')}</Tabs.Trigger>}
        </Tabs.List>
        <Tabs.Content value="queue">
          <DunningQueue />
        </Tabs.Content>
        {maySet && (
          <Tabs.Content value="settings">
            <DunningSettings />
          </Tabs.Content>
        )}
        {maySet && (
          <Tabs.Content value="notices">
            <NoticeSettings />
          </Tabs.Content>
        )}
      </Tabs>
    </Readable>
  )
}
