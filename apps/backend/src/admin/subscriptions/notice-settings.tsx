import { Button, StatusBadge } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SubscriptionNoticeKind, SubscriptionNotices, SubscriptionSettings } from '@cityos/contracts'
import { Loaded } from '../components/loaded'
import { Row, Section } from '../components/section'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'
import { NoticeEditor } from './notice-editor'

/** Which e-mails customers get of their subscriptions, and how many days ahead. */
export function NoticeSettings({ path }: { path: string }) {
  const { t } = useTranslation('cityos')
  const mayChange = useMay('subscription_setting:update')
  const reading = useRead<{ subscription_settings: SubscriptionSettings }>(path)
  const [editing, setEditing] = useState(false)
  return (
    <Section
      title={t('subscriptions.notices')}
      subtitle={t('subscriptions.notices_hint')}
      actions={
        mayChange &&
        reading.data && (
          <Button size="small" variant="secondary" onClick={() => setEditing(true)}>
            {t('actions.edit')}
          </Button>
        )
      }
    >
      <Loaded reading={reading} rows={4}>
        {({ subscription_settings: { notices } }) => (
          <>
            {(Object.keys(notices) as SubscriptionNoticeKind[]).map((kind) => (
              <Row key={kind} label={t(`subscriptions.notice.${kind}`)}>
                <Told {...notices[kind]} />
              </Row>
            ))}
            {editing && <NoticeEditor path={path} notices={notices} onClose={() => setEditing(false)} />}
          </>
        )}
      </Loaded>
    </Section>
  )
}

type Told = SubscriptionNotices[SubscriptionNoticeKind] & { days?: number }

function Told({ is_on, days }: Told) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  if (!is_on) return <StatusBadge color="grey">{t('subscriptions.told.false')}</StatusBadge>
  return (
    <StatusBadge color="green">
      {days === undefined
        ? t('subscriptions.told.true')
        : t('subscriptions.told.ahead', { number: format.number(days) })}
    </StatusBadge>
  )
}
