import { Button } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListedTenant } from '@cityos/contracts'
import { ActInTenant } from '../acting/act-in-tenant'
import { ListTable } from '../components/list-table'
import { useMay } from '../lib/use-may'
import { useTenantColumns, useTenantFilters } from './columns'
import { CreateTenant } from './create-tenant'

/** All tenants of the platform. */
export function TenantList() {
  const { t } = useTranslation('cityos')
  const mayCreate = useMay('platform_tenant:create')
  const [creating, setCreating] = useState(false)
  const [acting, setActing] = useState<ListedTenant>()
  return (
    <>
      <ListTable<ListedTenant>
        title={t('tenants.title')}
        subtitle={t('tenants.subtitle')}
        path="/admin/tenants"
        query={{ include: 'usage' }}
        rows="tenants"
        columns={useTenantColumns(setActing)}
        filters={useTenantFilters()}
        to={({ id }) => `/tenants/${id}`}
        empty={{ heading: t('tenants.empty'), description: t('tenants.empty_hint') }}
        actions={
          mayCreate && (
            <Button size="small" onClick={() => setCreating(true)}>
              {t('tenants.create')}
            </Button>
          )
        }
      />
      {acting && <ActInTenant tenant={acting} onClose={() => setActing(undefined)} />}
      {creating && <CreateTenant onClose={() => setCreating(false)} />}
    </>
  )
}
