import { Button } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TenantStore } from '@cityos/contracts'
import { Row, Section } from '../components/section'
import { useFormat } from '../lib/use-format'
import { LanguagesEditor } from './languages-editor'
import { useMayEdit } from './use-may-edit'

/** The languages that a store speaks, and the currencies that it shows prices in. */
export function StoreLanguages({ store }: { store: TenantStore }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const [editing, setEditing] = useState(false)
  const mayEdit = useMayEdit(store)
  const named = (codes: string[], first: string | null, nameOf: (code: string) => string) =>
    codes
      .map((code) => (code === first ? t('store_edit.default', { name: nameOf(code) }) : nameOf(code)))
      .join(', ') || undefined
  return (
    <Section
      title={t('store_edit.languages')}
      actions={
        mayEdit && (
          <Button size="small" variant="secondary" onClick={() => setEditing(true)}>
            {t('store_edit.languages_change')}
          </Button>
        )
      }
    >
      <Row label={t('store.locales')}>{named(store.locales, store.default_locale, format.language)}</Row>
      <Row label={t('store.currencies')}>
        {named(store.currency_codes, store.default_currency_code, format.currency)}
      </Row>
      {editing && <LanguagesEditor store={store} onClose={() => setEditing(false)} />}
    </Section>
  )
}
