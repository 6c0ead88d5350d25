import { Button } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Vendor } from '@cityos/contracts'
import { ListTable } from '../components/list-table'
import { Readable } from '../components/readable'
import { useMay } from '../lib/use-may'
import { useVendorColumns, useVendorFilters } from './vendor-columns'
import { VendorEditor } from './vendor-editor'

/** Everybody who sells beside the tenant. */
export function VendorList() {
  const { t } = useTranslation('cityos')
  const [making, setMaking] = useState(false)
  const mayMake = useMay('vendor:create')
  const columns = useVendorColumns()
  const filters = useVendorFilters()
  return (
    <Readable permission="vendor:read" title={t('vendors.title')}>
      <ListTable<Vendor>
        title={t('vendors.title')}
        subtitle={t('vendors.subtitle')}
        path="/admin/vendors"
        rows="vendors"
        columns={columns}
        filters={filters}
        to={({ id }) => `/vendors/${id}`}
        empty={{ heading: t('vendors.empty'), description: t('vendors.empty_hint') }}
        actions={
          mayMake && (
            <Button size="small" onClick={() => setMaking(true)}>
              {t('vendors.make')}
            </Button>
          )
        }
      />
      {making && <VendorEditor onClose={() => setMaking(false)} />}
    </Readable>
  )
}
