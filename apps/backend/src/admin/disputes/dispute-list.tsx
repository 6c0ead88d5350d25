import { useTranslation } from 'react-i18next'
import type { Dispute } from '@cityos/contracts'
import { ListTable } from '../components/list-table'
import { Readable } from '../components/readable'
import { useDisputeColumns, useDisputeFilters } from './dispute-columns'

/** What banks have taken back, and how it stands. */
export function DisputeList() {
  const { t } = useTranslation('cityos')
  const columns = useDisputeColumns()
  const filters = useDisputeFilters()
  return (
    <Readable permission="dispute:read" title={t('disputes.title')}>
      <ListTable<Dispute>
        title={t('disputes.title')}
        subtitle={t('disputes.subtitle')}
        path="/admin/disputes"
        rows="disputes"
        columns={columns}
        filters={filters}
        searchable={false}
        to={({ id }) => `/vendors/disputes/${id}`}
        empty={{ heading: t('disputes.empty'), description: t('disputes.empty_hint') }}
      />
    </Readable>
  )
}
