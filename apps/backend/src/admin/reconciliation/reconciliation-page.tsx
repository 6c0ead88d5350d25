import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Readable } from '../components/readable'
import { FindingSection } from './finding-section'
import { NO_FILTER, type FindingFilter } from './finding-filter'
import { RunSection } from './run-section'

/** What providers say they have moved, beside what we say: the comparisons, and what they have found. */
export function ReconciliationPage() {
  const { t } = useTranslation('cityos')
  const [filter, setFilter] = useState<FindingFilter>(NO_FILTER)
  return (
    <Readable permission="payout_reconciliation:read" title={t('reconciliation.title')}>
      <div className="flex flex-col gap-y-3">
        <FindingSection filter={filter} onFilter={setFilter} />
        <RunSection
          chosen={filter.reconciliation_id}
          onChoose={(reconciliation_id) => setFilter({ ...NO_FILTER, state: '', reconciliation_id })}
        />
      </div>
    </Readable>
  )
}
