import { useTranslation } from 'react-i18next'
import { useState } from 'react'
import type { ProductApproval } from '@cityos/contracts'
import { ListTable } from '../components/list-table'
import { Readable } from '../components/readable'
import { useApprovalColumns, useApprovalFilters } from './approval-columns'
import { ApprovalDrawer } from './approval-drawer'

/** Products of vendors, and changes of those that are sold, that wait for the tenant. */
export function ApprovalList() {
  const { t } = useTranslation('cityos')
  const [shown, setShown] = useState<string>()
  const columns = useApprovalColumns(({ id }) => setShown(id))
  const filters = useApprovalFilters()
  return (
    <Readable permission="product_approval:read" title={t('approvals.title')}>
      <ListTable<ProductApproval>
        title={t('approvals.title')}
        subtitle={t('approvals.subtitle')}
        path="/admin/product-approvals"
        rows="product_approvals"
        columns={columns}
        filters={filters}
        searchable={false}
        onOpen={({ id }) => setShown(id)}
        empty={{ heading: t('approvals.empty'), description: t('approvals.empty_hint') }}
      />
      {shown && <ApprovalDrawer id={shown} onClose={() => setShown(undefined)} />}
    </Readable>
  )
}
