import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TenantStore } from '@cityos/contracts'
import { Editor } from '../components/editor'
import { Picker } from '../components/picker'
import { useCodes } from '../lib/codes'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { useFormat } from '../lib/use-format'

/** The default first, as the pickers show it. */
const leading = (values: string[], first: string | null) =>
  first ? [first, ...values.filter((value) => value !== first)] : values

/** Changes which languages a store speaks and which currencies it shows prices in. */
export function LanguagesEditor({ store, onClose }: { store: TenantStore; onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const codes = useCodes()
  const format = useFormat()
  const [locales, setLocales] = useState(leading(store.locales, store.default_locale))
  const [currencies, setCurrencies] = useState(leading(store.currency_codes, store.default_currency_code))
  const save = useAction({ silent: true, done: t('store.saved'), onDone: onClose })
  const refusal = refusalOf(
    save.error,
    ['locales', 'default_locale', 'currency_codes', 'default_currency_code'],
    { currency_unknown: 'currency_codes' },
  )
  const submit = () =>
    save.mutate({
      path: `/admin/tenant-stores/${store.id}`,
      body: {
        locales,
        currency_codes: currencies,
        ...(locales[0] ? { default_locale: locales[0] } : {}),
        ...(currencies[0] ? { default_currency_code: currencies[0] } : {}),
      },
    })
  return (
    <Editor
      open
      title={t('store_edit.languages')}
      hint={t('store_edit.languages_hint')}
      busy={save.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={submit}
    >
      <Picker
        label={t('store.locales')}
        hint={t('store_edit.first_counts')}
        choices={codes.languages}
        nameOf={format.language}
        value={locales}
        onChange={setLocales}
        error={refusal.at('locales') ?? refusal.at('default_locale')}
      />
      <Picker
        label={t('store.currencies')}
        hint={t('store_edit.currencies_hint')}
        choices={codes.currencies}
        value={currencies}
        onChange={setCurrencies}
        error={refusal.at('currency_codes') ?? refusal.at('default_currency_code')}
      />
    </Editor>
  )
}
