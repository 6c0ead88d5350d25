import { Tabs } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import { Empty, Section } from '../components/section'
import { useMay } from '../lib/use-may'
import { useScope } from '../lib/use-scope'
import { ConflictList } from './conflict-list'
import { HealthSection } from './health-section'
import { MessageTable } from './message-table'

/** How Medusa and the content admin do with each other: a tenant's own, or everybody's on the platform. */
export function SyncPage() {
  const { t, i18n } = useTranslation('cityos')
  const scope = useScope()
  const mayRead = useMay('sync_job:read')
  if (scope && !mayRead) {
    return (
      <Section title={t('sync.title')}>
        <Empty title={t('sync.not_yours')} hint={t('sync.not_yours_hint')} />
      </Section>
    )
  }
  const withTenant = scope?.kind === 'platform'
  return (
    <div className="flex flex-col gap-y-3">
      <HealthSection />
      <Section title={t('sync.log')} subtitle={t('sync.log_hint')}>
        <Tabs defaultValue="sent" dir={i18n.dir()}>
          <Tabs.List className="px-6 py-3">
            <Tabs.Trigger value="sent">{t('sync.sent')}</Tabs.Trigger>
            <Tabs.Trigger value="received">{t('sync.received')}</Tabs.Trigger>
            <Tabs.Trigger value="conflicts">{t('sync.conflicts')}</Tabs.Trigger>
          </Tabs.List>
          <Tabs.Content value="sent">
            <MessageTable direction="sent" withTenant={withTenant} />
          </Tabs.Content>
          <Tabs.Content value="received">
            <MessageTable direction="received" withTenant={withTenant} />
          </Tabs.Content>
          <Tabs.Content value="conflicts">
            <ConflictList withTenant={withTenant} />
          </Tabs.Content>
        </Tabs>
      </Section>
    </div>
  )
}
