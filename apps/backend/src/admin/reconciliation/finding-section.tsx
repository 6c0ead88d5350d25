import { Button } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { DiscrepancyClass } from '@cityos/contracts'
import { ChoiceFilter } from '../components/filter-fields'
import { Section } from '../components/section'
import { NO_FILTER, type FindingFilter } from './finding-filter'
import { FindingLog } from './finding-log'

const CLASSES: DiscrepancyClass[] = [
  'missing_here',
  'missing_there',
  'amount',
  'currency',
  'status',
  'duplicate',
  'destination',
]

interface FindingSectionProps {
  filter: FindingFilter
  onFilter: (filter: FindingFilter) => void
}

/** What comparisons have found, narrowed by class and state; open ones at first. */
export function FindingSection({ filter, onFilter }: FindingSectionProps) {
  const { t } = useTranslation('cityos')
  const bind = (name: keyof FindingFilter, values: readonly string[], words: string) => ({
    choices: values.map((value) => ({ value, label: t(`${words}.${value}`) })),
    value: filter[name],
    onChange: (value: string) => onFilter({ ...filter, [name]: value }),
  })
  return (
    <Section
      title={t('reconciliation.findings')}
      subtitle={t('reconciliation.findings_hint')}
      actions={
        filter.reconciliation_id && (
          <Button size="small" variant="secondary" onClick={() => onFilter(NO_FILTER)}>
            {t('reconciliation.of_all')}
          </Button>
        )
      }
    >
      <div
        role="search"
        aria-label={t('ledger.filters')}
        className="bg-ui-bg-subtle grid grid-cols-1 gap-3 px-6 py-4 sm:grid-cols-3"
      >
        <ChoiceFilter
          label={t('reconciliation.column.state')}
          {...bind('state', ['open', 'resolved'], 'reconciliation.state')}
        />
        <ChoiceFilter
          label={t('reconciliation.column.class')}
          {...bind('class', CLASSES, 'reconciliation.class')}
        />
        <ChoiceFilter
          label={t('payouts.column.method')}
          {...bind('method', ['stripe_connect', 'sandbox'], 'payouts.method')}
        />
      </div>
      {/* A cursor belongs to its filters: others begin anew. */}
      <FindingLog key={JSON.stringify(filter)} filter={filter} />
    </Section>
  )
}
