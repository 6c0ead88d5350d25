import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VendorSetting } from '@cityos/contracts'
import { CheckField } from '../components/check-field'
import { EditableSection } from '../components/editable-section'
import { Editor } from '../components/editor'
import { TextField } from '../components/field'
import { Row } from '../components/section'
import { changed } from '../lib/changed'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'

const PATH = '/admin/vendor-settings'

/** How the tenant's marketplace works. */
export function MarketSettings() {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const may = useMay('vendor_setting:read')
  const reading = useRead<{ vendor_setting: VendorSetting }>(PATH, { enabled: may })
  const mayChange = useMay('vendor_setting:update')
  if (!may) return null
  return (
    <EditableSection
      title={t('market.title')}
      subtitle={t('market.subtitle')}
      reading={reading}
      rows={4}
      mayChange={mayChange}
      editor={({ vendor_setting: setting }, onClose) => (
        <SettingsEditor setting={setting} onClose={onClose} />
      )}
    >
      {({ vendor_setting: setting }) => (
        <>
          <Row label={t('market.applications_open')}>{t(`commissions.yes.${setting.applications_open}`)}</Row>
          <Row label={t('market.product_approval')}>{t(`commissions.yes.${setting.product_approval}`)}</Row>
          <Row label={t('market.max_products')}>
            {setting.max_products_per_vendor === null
              ? t('market.as_planned')
              : format.number(setting.max_products_per_vendor)}
          </Row>
          <Row label={t('market.kyc_provider')}>
            {t(`market.provider.${setting.kyc_provider}`, { defaultValue: setting.kyc_provider })}
          </Row>
        </>
      )}
    </EditableSection>
  )
}

function SettingsEditor({ setting, onClose }: { setting: VendorSetting; onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const [form, setForm] = useState(setting)
  const [most, setMost] = useState(String(setting.max_products_per_vendor ?? ''))
  const save = useAction({ silent: true, done: t('states.saved'), onDone: onClose })
  const refusal = refusalOf(save.error, ['max_products_per_vendor', 'kyc_provider'])
  const send = () => {
    const max_products_per_vendor = most.trim() ? Number(most) : null
    const body = changed(setting, { ...form, max_products_per_vendor })
    if (!Object.keys(body).length) return onClose()
    save.mutate({ path: PATH, body })
  }
  return (
    <Editor
      open
      title={t('market.title')}
      hint={t('market.subtitle')}
      busy={save.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={send}
    >
      <CheckField
        label={t('market.applications_open')}
        hint={t('market.applications_hint')}
        value={form.applications_open}
        onChange={(applications_open) => setForm((now) => ({ ...now, applications_open }))}
      />
      <CheckField
        label={t('market.product_approval')}
        hint={t('market.approval_hint')}
        value={form.product_approval}
        onChange={(product_approval) => setForm((now) => ({ ...now, product_approval }))}
      />
      <TextField
        type="number"
        label={t('market.max_products')}
        optional={t('states.optional')}
        hint={t('market.max_hint')}
        value={most}
        onChange={setMost}
        error={refusal.at('max_products_per_vendor')}
      />
      <TextField
        label={t('market.kyc_provider')}
        hint={t('market.kyc_hint')}
        value={form.kyc_provider}
        onChange={(kyc_provider) => setForm((now) => ({ ...now, kyc_provider }))}
        error={refusal.at('kyc_provider')}
      />
    </Editor>
  )
}
