import { useTranslation } from 'react-i18next'
import type { LedgerTransactionKind } from '@cityos/contracts'
import { ChoiceFilter, MomentFilter } from '../components/filter-fields'
import { RemotePick } from '../components/remote-pick'
import { useCurrencies } from '../lib/use-currencies'
import { VENDORS } from '../vendors/sources'
import type { LedgerFilters } from './filters'

const KINDS: LedgerTransactionKind[] = [
  'capture',
  'release',
  'reserve_release',
  'refund',
  'fees_changed',
  'dispute_opened',
  'dispute_won',
  'dispute_lost',
  'dispute_fee',
  'payout_created',
  'payout_paid',
  'payout_failed',
  'payout_reversed',
  'netting',
  'adjustment',
  'reversal',
]

interface BarProps {
  filters: LedgerFilters
  onFilter: (filters: LedgerFilters) => void
}

/** What accounts, money moves and the export are narrowed to. */
export function LedgerFilterBar({ filters, onFilter }: BarProps) {
  const { t } = useTranslation('cityos')
  const bind = (name: keyof LedgerFilters) => ({
    value: filters[name] ?? '',
    onChange: (value: string) => onFilter({ ...filters, [name]: value }),
  })
  return (
    <div
      role="search"
      aria-label={t('ledger.filters')}
      className="bg-ui-bg-subtle grid grid-cols-1 gap-3 px-6 py-4 sm:grid-cols-2 lg:grid-cols-5"
    >
      <RemotePick label={t('ledger.vendor')} source={VENDORS} {...bind('vendor_id')} />
      <ChoiceFilter
        label={t('ledger.column.what')}
        choices={KINDS.map((value) => ({ value, label: t(`ledger.kind.${value}`) }))}
        {...bind('kind')}
      />
      <ChoiceFilter
        label={t('ledger.column.currency')}
        choices={useCurrencies()}
        {...bind('currency_code')}
      />
      <MomentFilter label={t('audit.from')} {...bind('from')} />
      <MomentFilter label={t('audit.to')} {...bind('to')} />
    </div>
  )
}
