import { Button } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router-dom'
import type { TenantStore } from '@cityos/contracts'
import { ListTable } from '../components/list-table'
import { useMay } from '../lib/use-may'
import { useStoreColumns, useStoreFilters } from './columns'
import { StoreWizard } from './wizard/store-wizard'

/** The stores of the tenant. `?create` opens the wizard, so that other pages can lead to it. */
export function StoreList() {
  const { t } = useTranslation('cityos')
  const mayCreate = useMay('tenant_store:create')
  const [query, setQuery] = useSearchParams()
  return (
    <>
      <ListTable<TenantStore>
        title={t('stores.title')}
        subtitle={t('stores.subtitle')}
        path="/admin/tenant-stores"
        rows="tenant_stores"
        columns={useStoreColumns()}
        filters={useStoreFilters()}
        to={({ id }) => `/stores/${id}`}
        empty={{ heading: t('stores.empty'), description: t('stores.empty_hint') }}
        actions={
          mayCreate && (
            <Button size="small" onClick={() => setQuery({ create: '' })}>
              {t('stores.create')}
            </Button>
          )
        }
      />
      {mayCreate && query.has('create') && <StoreWizard onClose={() => setQuery({})} />}
    </>
  )
}
