import { Button } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommissionSettings } from '@cityos/contracts'
import { Editor } from '../components/editor'
import { SelectField, TextField } from '../components/field'
import { Loaded } from '../components/loaded'
import { Row, Section } from '../components/section'
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
  const [editing, setEditing] = useState(false)
  return (
    <Section
      title={t('commissions.settings')}
      subtitle={t('commissions.settings_hint')}
      actions={
        mayChange &&
        reading.data && (
          <Button size="small" variant="secondary" onClick={() => setEditing(true)}>
            {t('actions.edit')}
          </Button>
        )
      }
    >
      <Loaded reading={reading}>
        {({ commission_settings: settings }) => (
          <>
            <Row label={t('commissions.tax')}>{format.rate(settings.commission_tax_bps)}</Row>
            <Row label={t('commissions.refund')}>
              {t(`commissions.on_refund.${settings.refund_commission}`)}
            </Row>
            {editing && <SettingsEditor settings={settings} onClose={() => setEditing(false)} />}
          </>
        )}
      </Loaded>
    </Section>
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
