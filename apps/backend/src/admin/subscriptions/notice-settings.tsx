import { StatusBadge } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { SubscriptionNoticeKind, SubscriptionNotices, SubscriptionSettings } from '@cityos/contracts'
import { EditableSection } from '../components/editable-section'
import { Row } from '../components/section'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'
import { NoticeEditor } from './notice-editor'
import { SETTINGS } from './sources'

/** Which e-mails customers get of their subscriptions, and how many days ahead. */
export function NoticeSettings() {
  const { t } = useTranslation('cityos')
  const mayChange = useMay('subscription_setting:update')
  const reading = useRead<{ subscription_settings: SubscriptionSettings }>(SETTINGS)
  return (
    <EditableSection
      title={t('subscriptions.notices')}
      subtitle={t('subscriptions.notices_hint')}
      reading={reading}
      rows={4}
      mayChange={mayChange}
      editor={({ subscription_settings: { notices } }, onClose) => (
        <NoticeEditor notices={notices} onClose={onClose} />
      )}
    >
      {({ subscription_settings: { notices } }) =>
        (Object.keys(notices) as SubscriptionNoticeKind[]).map((kind) => (
          <Row key={kind} label={t(`subscriptions.notice.${kind}`)}>
            <Told {...notices[kind]} />
          </Row>
        ))
      }
    </EditableSection>
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
