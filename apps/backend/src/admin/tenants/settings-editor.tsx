import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tenant } from '@cityos/contracts'
import { Editor } from '../components/editor'
import { SelectField, TextField } from '../components/field'
import { Picker } from '../components/picker'
import { changed } from '../lib/changed'
import { useCodes } from '../lib/codes'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { useFormat } from '../lib/use-format'
import { PlacementFields, PLACES, type Places } from './placement-fields'

interface SettingsEditorProps {
  tenant: Tenant
  /** Where the change goes; the platform may also move a tenant to another place. */
  path: string
  withPlacement: boolean
  onClose: () => void
}

const settingsOf = ({ name, currency_codes, locales, default_locale, time_zone }: Tenant) => ({
  name,
  currency_codes,
  locales,
  default_locale,
  time_zone,
})

const placesOf = (tenant: Tenant) =>
  Object.fromEntries(PLACES.map((place) => [place, tenant[place]])) as Places

/** Changes a tenant's name, currencies, languages and time zone. Only what somebody has changed is sent. */
export function SettingsEditor({ tenant, path, withPlacement, onClose }: SettingsEditorProps) {
  const { t } = useTranslation('cityos')
  const codes = useCodes()
  const format = useFormat()
  const [before] = useState(() => ({ ...settingsOf(tenant), ...(withPlacement ? placesOf(tenant) : {}) }))
  const [form, setForm] = useState(before)
  const save = useAction({ silent: true, done: t('tenant.settings_saved'), onDone: onClose })
  const { at, whole } = refusalOf(save.error, Object.keys(form))
  const bind = <Key extends keyof typeof form>(key: Key) => ({
    value: form[key],
    onChange: (value: (typeof form)[Key]) => setForm({ ...form, [key]: value }),
    error: at(key),
  })
  const submit = () => {
    const body = changed(before, form)
    if (Object.keys(body).length) save.mutate({ path, body })
    else onClose()
  }
  return (
    <Editor
      open
      title={t('tenant.settings')}
      hint={t('tenant.settings_hint')}
      busy={save.isPending}
      error={whole}
      onClose={onClose}
      onSave={submit}
    >
      <TextField label={t('tenant.name')} {...bind('name')} />
      <Picker
        label={t('tenant.currencies')}
        hint={t('tenant.currencies_hint')}
        choices={codes.currencies}
        {...bind('currency_codes')}
      />
      <Picker
        label={t('tenant.locales')}
        choices={codes.languages}
        nameOf={format.language}
        {...bind('locales')}
        onChange={(locales) => setForm({ ...form, locales, default_locale: defaultAmong(locales, form) })}
      />
      {form.locales.length > 0 && (
        <SelectField
          label={t('tenant.default_locale')}
          hint={t('tenant.default_locale_hint')}
          choices={form.locales.map((value) => ({ value, label: format.language(value) }))}
          {...bind('default_locale')}
          value={form.default_locale ?? ''}
        />
      )}
      <SelectField label={t('tenant.time_zone')} choices={codes.timeZones} {...bind('time_zone')} />
      {withPlacement && (
        <PlacementFields
          places={form as Places}
          editorUrl={tenant.placement_editor_url}
          at={at}
          onChange={(place) => setForm({ ...form, ...place })}
        />
      )}
    </Editor>
  )
}

/** The default stays until its language goes; then the first that is left takes its place, as on the server. */
function defaultAmong(locales: string[], { default_locale: now }: Pick<Tenant, 'default_locale'>) {
  return now !== null && locales.includes(now) ? now : (locales[0] ?? null)
}
