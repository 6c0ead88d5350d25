import { Button } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommissionRule } from '@cityos/contracts'
import { ListTable } from '../components/list-table'
import { useMay } from '../lib/use-may'
import { useRuleColumns, useRuleFilters } from './rule-columns'
import { RuleEditor } from './rule-editor'

/** The rules by which vendors are charged. */
export function RuleList() {
  const { t } = useTranslation('cityos')
  const [making, setMaking] = useState(false)
  const mayMake = useMay('commission_rule:create')
  return (
    <>
      <ListTable<CommissionRule>
        title={t('commissions.rules')}
        subtitle={t('commissions.rules_hint')}
        path="/admin/commission-rules"
        rows="commission_rules"
        columns={useRuleColumns()}
        filters={useRuleFilters()}
        to={({ id }) => `/vendors/commissions/${id}`}
        empty={{ heading: t('commissions.empty'), description: t('commissions.empty_hint') }}
        actions={
          mayMake && (
            <Button size="small" onClick={() => setMaking(true)}>
              {t('commissions.make')}
            </Button>
          )
        }
      />
      {making && <RuleEditor onClose={() => setMaking(false)} />}
    </>
  )
}
