import { createDataTableColumnHelper, createDataTableFilterHelper, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { CommissionRule } from '@cityos/contracts'
import { useFormat } from '../lib/use-format'
import { useVendorChoices } from '../vendors/use-vendors'
import { RateWords } from './rate-words'
import { RuleState } from './rule-state'
import { ScopeWords } from './scope-words'

const column = createDataTableColumnHelper<CommissionRule>()
const filter = createDataTableFilterHelper<CommissionRule & { kind: string }>()

export function useRuleColumns() {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  return [
    column.accessor('name', {
      header: t('commissions.field.name'),
      enableSorting: true,
      sortLabel: t('commissions.field.name'),
      cell: ({ row: { original } }) => (
        <div className="flex min-w-0 flex-col py-1">
          <Text size="small" weight="plus" leading="compact" className="truncate">
            <bdi>{original.name}</bdi>
          </Text>
          <Text size="xsmall" leading="compact" className="text-ui-fg-muted">
            {t('commissions.version_of', { number: format.number(original.version) })}
          </Text>
        </div>
      ),
    }),
    column.display({
      id: 'scope',
      header: t('commissions.field.scope'),
      cell: ({ row: { original } }) => <ScopeWords scope={original} />,
    }),
    column.accessor('terms', {
      header: t('commissions.field.terms'),
      cell: ({ getValue }) => <RateWords terms={getValue()} />,
    }),
    column.display({
      id: 'validity',
      header: t('commissions.field.validity'),
      cell: ({ row: { original } }) => <Validity rule={original} />,
    }),
    column.accessor('priority', {
      header: t('commissions.field.priority'),
      enableSorting: true,
      sortLabel: t('commissions.field.priority'),
      cell: ({ getValue }) => format.number(getValue()),
    }),
    column.display({
      id: 'state',
      header: t('commissions.field.state'),
      cell: ({ row: { original } }) => <RuleState rule={original} />,
    }),
    column.accessor('created_at', {
      header: t('commissions.field.created_at'),
      enableSorting: true,
      sortLabel: t('commissions.field.created_at'),
      cell: ({ getValue }) => format.date(getValue()),
    }),
  ]
}

/** From when to when a rule counts; `valid_to` is the first moment at which it no longer does. */
export function Validity({ rule }: { rule: Pick<CommissionRule, 'valid_from' | 'valid_to'> }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { valid_from: from, valid_to: to } = rule
  if (!from && !to) return <>{t('commissions.always')}</>
  return (
    <bdi>
      {from ? format.moment(from) : '…'} – {to ? format.moment(to) : '…'}
    </bdi>
  )
}

export function useRuleFilters() {
  const { t } = useTranslation('cityos')
  const vendors = useVendorChoices()
  return [
    filter.accessor('vendor_id', {
      type: 'radio',
      label: t('commissions.scope.vendor_id'),
      options: vendors,
    }),
    filter.accessor('kind', {
      type: 'radio',
      label: t('commissions.field.kind'),
      options: ['percentage', 'flat', 'tiered'].map((value) => ({
        value,
        label: t(`commissions.kind.${value}`),
      })),
    }),
    filter.accessor('active', {
      type: 'radio',
      label: t('commissions.field.active'),
      options: ['true', 'false'].map((value) => ({ value, label: t(`commissions.on.${value}`) })),
    }),
  ]
}
