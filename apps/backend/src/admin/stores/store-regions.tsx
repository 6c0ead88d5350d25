import { Button } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TenantStoreDetail } from '@cityos/contracts'
import { Empty, Row, Section } from '../components/section'
import { useFormat } from '../lib/use-format'
import { regionTitle } from './region-title'
import { RegionsEditor } from './regions-editor'
import { useMayEdit } from './use-may-edit'

const LISTED = 6

/** Where a store sells, and in which currency. */
export function StoreRegions({ store }: { store: TenantStoreDetail }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const [editing, setEditing] = useState(false)
  const mayEdit = useMayEdit(store)
  return (
    <Section
      title={t('store.regions')}
      subtitle={t('store.regions_hint')}
      actions={
        mayEdit && (
          <Button size="small" variant="secondary" onClick={() => setEditing(true)}>
            {t('store_edit.regions')}
          </Button>
        )
      }
    >
      {store.regions.map(({ id, name, currency_code, country_codes }) => (
        <Row key={id} label={regionTitle({ name, currency_code })}>
          {country_codes.length > LISTED
            ? t('store.countries', { count: country_codes.length })
            : country_codes.map(format.country).join(', ')}
        </Row>
      ))}
      {!store.regions.length && (
        <Empty title={t('store_edit.sells_nowhere')} hint={t('store_edit.sells_nowhere_hint')} />
      )}
      {editing && <RegionsEditor store={store} onClose={() => setEditing(false)} />}
    </Section>
  )
}
