import { useTranslation } from 'react-i18next'
import type { Payout } from '@cityos/contracts'
import { ListTable } from '../components/list-table'
import { useMay } from '../lib/use-may'
import { GeneratePayouts } from './generate-payouts'
import { usePayoutColumns, usePayoutFilters } from './payout-columns'

/** The payouts of everybody, or of one vendor. */
export function PayoutTable({ vendorId }: { vendorId?: string }) {
  const { t } = useTranslation('cityos')
  const columns = usePayoutColumns()
  const filters = usePayoutFilters()
  const mayMake = useMay('payout:create')
  return (
    <ListTable<Payout>
      title={t('payouts.title')}
      {...(vendorId ? { query: { vendor_id: vendorId } } : { subtitle: t('payouts.subtitle') })}
      path="/admin/payouts"
      rows="payouts"
      columns={vendorId ? columns.filter((column) => column.id !== 'vendor') : columns}
      filters={vendorId ? filters.filter((filter) => filter.id !== 'vendor_id') : filters}
      searchable={false}
      to={({ id }) => `/vendors/payouts/${id}`}
      actions={mayMake && <GeneratePayouts {...(vendorId ? { vendorId } : {})} />}
      empty={{ heading: t('payouts.empty'), description: t('payouts.empty_hint') }}
    />
  )
}
