import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommissionSettings } from '@cityos/contracts'
import { EditableSection } from '../components/editable-section'
import { Editor } from '../components/editor'
import { SelectField, TextField } from '../components/field'
import { Row } from '../components/section'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'
import { bpsOf, percentOf } from './rule-form'

const PATH = '/admin/commission-settings'

/** What holds for all commission. */
export function SettingsSection() {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const reading = useRead<{ commission_settings: CommissionSettings }>(PATH)
  const mayChange = useMay('commission_rule:update')
  return (
    <EditableSection
      title={t('commissions.settings')}
      subtitle={t('commissions.settings_hint')}
      reading={reading}
      mayChange={mayChange}
      editor={({ commission_settings: settings }, onClose) => (
        <SettingsEditor settings={settings} onClose={onClose} />
      )}
    >
      {({ commission_settings: settings }) => (
        <>
          <Row label={t('commissions.tax')}>{format.rate(settings.commission_tax_bps)}</Row>
          <Row label={t('commissions.refund')}>
            {t(`commissions.on_refund.${settings.refund_commission}`)}
          </Row>
        </>
      )}
    </EditableSection>
  )
}

function SettingsEditor({ settings, onClose }: { settings: CommissionSettings; onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const [tax, setTax] = useState(() => percentOf(settings.commission_tax_bps))
  const [refund, setRefund] = useState<string>(settings.refund_commission)
  const save = useAction({ silent: true, done: t('states.saved'), onDone: onClose })
  const refusal = refusalOf(save.error, ['commission_tax_bps', 'refund_commission'])
  const bps = bpsOf(tax)
  const send = () => {
    if (bps !== null)
      save.mutate({ path: PATH, body: { commission_tax_bps: bps, refund_commission: refund } })
  }
  return (
    <Editor
      open
      title={t('commissions.settings')}
      hint={t('commissions.settings_hint')}
      busy={save.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={send}
    >
      <TextField
        label={t('commissions.tax')}
        hint={t('commissions.tax_hint')}
        suffix="%"
        value={tax}
        onChange={setTax}
        error={bps === null ? t('commissions.not_a_number') : refusal.at('commission_tax_bps')}
      />
      <SelectField
        label={t('commissions.refund')}
        choices={(['proportional', 'keep'] as const).map((value) => ({
          value,
          label: t(`commissions.on_refund.${value}`),
        }))}
        value={refund}
        onChange={setRefund}
        error={refusal.at('refund_commission')}
      />
    </Editor>
  )
}
