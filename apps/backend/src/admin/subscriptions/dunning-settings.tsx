import { StatusBadge } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SubscriptionSettings } from '@cityos/contracts'
import { CheckField } from '../components/check-field'
import { EditableSection } from '../components/editable-section'
import { Editor } from '../components/editor'
import { SelectField, TextField } from '../components/field'
import { Row } from '../components/section'
import { changed } from '../lib/changed'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'
import { SETTINGS } from './sources'

/** Whether anybody is charged, when a payment that failed is tried again, and what becomes of it then. */
export function DunningSettings() {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const mayChange = useMay('subscription_setting:update')
  const reading = useRead<{ subscription_settings: SubscriptionSettings }>(SETTINGS)
  const daysOf = (days: readonly number[]) =>
    days.length ? days.map((day) => format.number(day)).join(' · ') : t('subscriptions.not_again')
  return (
    <EditableSection
      title={t('subscriptions.settings')}
      subtitle={t('subscriptions.settings_hint')}
      reading={reading}
      rows={3}
      mayChange={mayChange}
      editor={({ subscription_settings: settings }, onClose) => (
        <SettingsEditor settings={settings} onClose={onClose} />
      )}
    >
      {({ subscription_settings: settings }) => (
        <>
          <Row label={t('subscriptions.field.is_billing')}>
            <StatusBadge color={settings.is_billing ? 'green' : 'red'}>
              {t(`subscriptions.billing.${settings.is_billing}`)}
            </StatusBadge>
          </Row>
          <Row label={t('subscriptions.field.retry_offsets_days')}>{daysOf(settings.retry_offsets_days)}</Row>
          <Row label={t('subscriptions.field.exhaustion')}>
            {t(`subscriptions.exhaustion.${settings.exhaustion}`)}
          </Row>
        </>
      )}
    </EditableSection>
  )
}

interface SettingsEditorProps {
  settings: SubscriptionSettings
  onClose: () => void
}

function SettingsEditor({ settings, onClose }: SettingsEditorProps) {
  const { t } = useTranslation('cityos')
  const [days, setDays] = useState(settings.retry_offsets_days.join(', '))
  const [exhaustion, setExhaustion] = useState<string>(settings.exhaustion)
  const [is_billing, setBilling] = useState(settings.is_billing)
  const [wrong, setWrong] = useState(false)
  const save = useAction({ silent: true, done: t('states.saved'), onDone: onClose })
  const refusal = refusalOf(save.error, ['retry_offsets_days', 'exhaustion', 'is_billing'])
  const send = () => {
    const parts = days.split(/[\s,،·]+/).filter(Boolean)
    const isOdd = parts.some((part) => !/^\d{1,2}$/.test(part))
    setWrong(isOdd)
    if (isOdd) return
    const body = changed<Omit<SubscriptionSettings, 'notices'>>(settings, {
      retry_offsets_days: parts.map(Number),
      exhaustion: exhaustion as SubscriptionSettings['exhaustion'],
      is_billing,
    })
    if (!Object.keys(body).length) return onClose()
    save.mutate({ path: SETTINGS, body })
  }
  return (
    <Editor
      open
      title={t('subscriptions.settings')}
      hint={t('subscriptions.settings_form_hint')}
      busy={save.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={send}
    >
      <TextField
        label={t('subscriptions.field.retry_offsets_days')}
        hint={t('subscriptions.field_hint.retry_offsets_days')}
        value={days}
        onChange={setDays}
        error={wrong ? t('commissions.not_a_number') : refusal.at('retry_offsets_days')}
      />
      <SelectField
        label={t('subscriptions.field.exhaustion')}
        choices={(['cancel', 'unpaid'] as const).map((value) => ({
          value,
          label: t(`subscriptions.exhaustion.${value}`),
        }))}
        value={exhaustion}
        onChange={setExhaustion}
        error={refusal.at('exhaustion')}
      />
      <CheckField
        label={t('subscriptions.field.is_billing')}
        hint={t('subscriptions.field_hint.is_billing')}
        value={is_billing}
        onChange={setBilling}
      />
    </Editor>
  )
}
