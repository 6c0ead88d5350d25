import { StatusBadge, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { PayoutSettingsAnswer } from '@cityos/contracts'
import { EditableSection } from '../components/editable-section'
import { Money } from '../components/money'
import { Row } from '../components/section'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'
import { ScheduleWords } from './schedule-words'
import { SettingsEditor } from './settings-editor'

/** How vendors are paid, or one of them: what holds, and whether it was decided here. */
export function SettingsSection({ vendorId }: { vendorId?: string }) {
  const { t } = useTranslation('cityos')
  const path = vendorId ? `/admin/payout-settings/${vendorId}` : '/admin/payout-settings'
  const mayRead = useMay('payout_setting:read')
  const mayChange = useMay('payout_setting:update')
  const reading = useRead<{ payout_settings: PayoutSettingsAnswer }>(path, { enabled: mayRead })
  if (!mayRead) return null
  return (
    <EditableSection
      title={t('payouts.settings')}
      subtitle={t(vendorId ? 'payouts.settings_hint_vendor' : 'payouts.settings_hint')}
      reading={reading}
      rows={5}
      mayChange={mayChange}
      editor={({ payout_settings: settings }, onClose) => (
        <SettingsEditor path={path} settings={settings} ofVendor={vendorId !== undefined} onClose={onClose} />
      )}
    >
      {({ payout_settings: settings }) => <Decisions settings={settings} ofVendor={vendorId !== undefined} />}
    </EditableSection>
  )
}

function Decisions({ settings, ofVendor }: { settings: PayoutSettingsAnswer; ofVendor: boolean }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { own, effective, next_due_at, sandbox_allowed } = settings
  const minimums = Object.entries(effective.minimums)
  const days = (count: number) => t('payouts.days', { count, number: format.number(count) })
  const above = (decided: boolean) =>
    !decided && (
      <Text as="span" size="xsmall" className="text-ui-fg-muted">
        {' · '}
        {t(ofVendor ? 'payouts.as_tenant' : 'payouts.as_product')}
      </Text>
    )
  return (
    <>
      {effective.on_hold && (
        <Row label={t('payouts.field.on_hold')}>
          <StatusBadge color="red">{t('payouts.stopped')}</StatusBadge> {effective.on_hold_reason}
        </Row>
      )}
      <Row label={t('payouts.field.method')}>
        {t(`payouts.method.${effective.method}`)}
        {above(own.method !== null)}
        {effective.method === 'sandbox' && !sandbox_allowed && (
          <Text size="small" className="text-ui-fg-error">
            {t('payouts.reason.sandbox_forbidden')}
          </Text>
        )}
      </Row>
      <Row label={t('payouts.field.schedule')}>
        <ScheduleWords schedule={effective.schedule} />
        {above(own.schedule !== null)}
      </Row>
      <Row label={t('payouts.next_due')}>
        {next_due_at ? format.moment(next_due_at) : t('payouts.not_by_itself')}
      </Row>
      <Row label={t('payouts.field.minimums')}>
        {minimums.length === 0 && t('states.none')}
        {minimums.map(([currency, minor]) => (
          <span key={currency} className="me-3">
            <Money minor={minor} currency={currency} />
          </span>
        ))}
        {above(own.minimums !== null)}
      </Row>
      <Row label={t('payouts.field.hold_days')}>
        {days(effective.hold_days)}
        {above(own.hold_days !== null)}
      </Row>
      <Row label={t('payouts.field.reserve')}>
        {format.rate(effective.reserve_bps)}
        {effective.reserve_bps > 0 && ` · ${days(effective.reserve_days)}`}
        {above(own.reserve_bps !== null)}
      </Row>
    </>
  )
}
