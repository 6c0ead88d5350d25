import { Button, Container, Heading } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TenantStoreDetail } from '@cityos/contracts'
import { Row } from '../components/section'
import { Status } from '../components/status'
import { useFormat } from '../lib/use-format'
import { StoreActions } from './store-actions'
import { StoreEditor } from './store-editor'
import { StoreLeft } from './store-left'
import { useMayEdit } from './use-may-edit'

/** What a store is, how it is doing, and what may happen to it next. */
export function StoreOverview({ store }: { store: TenantStoreDetail }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const [editing, setEditing] = useState(false)
  const mayEdit = useMayEdit(store)
  const { products, orders } = store.counts
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
        <div className="flex flex-wrap items-center gap-3">
          <Heading level="h1">{store.name}</Heading>
          <Status value={store.status} />
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <StoreActions store={store} />
          {mayEdit && (
            <Button size="small" variant="secondary" onClick={() => setEditing(true)}>
              {t('actions.edit')}
            </Button>
          )}
        </div>
      </div>
      <StoreLeft store={store} />
      <Row label={t('stores.column.type')}>{t(`stores.type.${store.type}`)}</Row>
      <Row label={t('store.description')}>{store.description ?? undefined}</Row>
      <Row label={t('store.products')}>{format.number(products)}</Row>
      <Row label={t('store.orders')}>{format.number(orders)}</Row>
      <Row label={t('stores.column.handle')}>{store.handle}</Row>
      <Row label={t('store.id')} copy={store.id}>
        {store.id}
      </Row>
      <Row label={t('stores.column.created_at')}>{format.moment(store.created_at)}</Row>
      {editing && <StoreEditor store={store} onClose={() => setEditing(false)} />}
    </Container>
  )
}
