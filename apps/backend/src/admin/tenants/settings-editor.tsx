import { Heading, Text } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tenant } from '@cityos/contracts'
import { Editor } from '../components/editor'
import { SelectField, TextField } from '../components/field'
import { Picker } from '../components/picker'
import { useCodes } from '../lib/codes'
import { useAction } from '../lib/use-action'
import { useFormat } from '../lib/use-format'

const PLACES = ['country_code', 'scope_code', 'category_code', 'subcategory_code'] as const
const PLACE_WORDS = {
  country_code: 'country',
  scope_code: 'scope',
  category_code: 'category',
  subcategory_code: 'subcategory',
}

interface SettingsEditorProps {
  tenant: Tenant
  /** Where the change goes; the platform may also move a tenant to another place. */
  path: string
  withPlacement: boolean
  onClose: () => void
}

/** Changes a tenant's name, currencies, languages and time zone. */
export function SettingsEditor({ tenant, path, withPlacement, onClose }: SettingsEditorProps) {
  const { t } = useTranslation('cityos')
  const codes = useCodes()
  const format = useFormat()
  const [form, setForm] = useState({
    name: tenant.name,
    currency_codes: tenant.currency_codes,
    locales: tenant.locales,
    time_zone: tenant.time_zone,
  })
  const [places, setPlaces] = useState(
    Object.fromEntries(PLACES.map((place) => [place, tenant[place] ?? ''])),
  )
  const save = useAction({ silent: true, done: t('tenant.settings_saved'), onDone: onClose })
  const errorOf = (field: string) =>
    Object.entries(save.error?.fields ?? {}).find(([path]) => path.split('.')[0] === field)?.[1]
  const other = save.error && !Object.keys(save.error.fields).length ? save.error.message : undefined
  const submit = () => {
    const placement = Object.fromEntries(PLACES.map((place) => [place, places[place]?.trim() || null]))
    const body = {
      ...form,
      default_locale: form.locales[0] ?? null,
      ...(withPlacement ? placement : {}),
    }
    save.mutate({ path, body })
  }
  return (
    <Editor
      open
      title={t('tenant.settings')}
      hint={t('tenant.settings_hint')}
      busy={save.isPending}
      onClose={onClose}
      onSave={submit}
    >
      <TextField
        label={t('tenant.name')}
        value={form.name}
        onChange={(name) => setForm({ ...form, name })}
        error={errorOf('name') ?? other}
      />
      <Picker
        label={t('tenant.currencies')}
        hint={t('tenant.currencies_hint')}
        choices={codes.currencies}
        value={form.currency_codes}
        onChange={(currency_codes) => setForm({ ...form, currency_codes })}
        error={errorOf('currency_codes')}
      />
      <Picker
        label={t('tenant.locales')}
        hint={t('tenant.locales_hint')}
        choices={codes.languages}
        nameOf={format.language}
        value={form.locales}
        onChange={(locales) => setForm({ ...form, locales })}
        error={errorOf('locales') ?? errorOf('default_locale')}
      />
      <SelectField
        label={t('tenant.time_zone')}
        choices={codes.timeZones}
        value={form.time_zone}
        onChange={(time_zone) => setForm({ ...form, time_zone })}
        error={errorOf('time_zone')}
      />
      {withPlacement && (
        <>
          <div>
            <Heading level="h3">{t('tenant.placement')}</Heading>
            <Text size="small" className="text-ui-fg-subtle">
              {t('tenant.placement_hint')}
            </Text>
          </div>
          {PLACES.map((place) => (
            <TextField
              key={place}
              label={t(`tenant.${PLACE_WORDS[place]}`)}
              optional={t('states.optional')}
              value={places[place] ?? ''}
              onChange={(value) => setPlaces({ ...places, [place]: value })}
              error={errorOf(place)}
            />
          ))}
        </>
      )}
    </Editor>
  )
}
