import { ArrowUpRightOnBox, Eye, User } from '@medusajs/icons'
import { createDataTableColumnHelper, createDataTableFilterHelper, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import type { ListedTenant } from '@cityos/contracts'
import { Status } from '../components/status'
import { adminOf } from '../lib/address-of'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { isOpen } from './is-open'
import { UsageHint } from './usage-hint'

const column = createDataTableColumnHelper<ListedTenant>()
const filter = createDataTableFilterHelper<ListedTenant>()

export function useTenantColumns(onAct: (tenant: ListedTenant) => void) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const navigate = useNavigate()
  const mayAct = useMay('tenant:act')
  return [
    column.accessor('name', {
      header: t('tenants.column.name'),
      enableSorting: true,
      sortLabel: t('tenants.column.name'),
      cell: ({ row: { original } }) => (
        <div className="flex min-w-0 flex-col py-1">
          <Text size="small" weight="plus" leading="compact" className="truncate">
            {original.name}
          </Text>
          <Text size="xsmall" leading="compact" className="text-ui-fg-muted truncate">
            {original.host}
          </Text>
        </div>
      ),
    }),
    column.accessor('status', {
      header: t('tenants.column.status'),
      cell: ({ getValue }) => <Status value={getValue()} />,
    }),
    column.accessor('tier', {
      header: t('tenants.column.tier'),
      cell: ({ getValue }) => t(`tier.${getValue()}`),
    }),
    column.display({
      id: 'usage',
      header: t('tenants.column.usage'),
      cell: ({ row: { original } }) => <UsageHint resources={original.usage ?? []} />,
    }),
    column.accessor('created_at', {
      header: t('tenants.column.created_at'),
      enableSorting: true,
      sortLabel: t('tenants.column.created_at'),
      cell: ({ getValue }) => format.date(getValue()),
    }),
    column.action({
      actions: ({ row: { original } }) => [
        {
          label: t('tenants.details'),
          icon: <Eye />,
          onClick: () => void navigate(`/tenants/${original.id}`),
        },
        ...(mayAct && original.status !== 'archived'
          ? [{ label: t('acting.verb'), icon: <User />, onClick: () => onAct(original) }]
          : []),
        ...(isOpen(original)
          ? [
              {
                label: t('tenants.open_admin'),
                icon: <ArrowUpRightOnBox />,
                onClick: () => window.location.assign(adminOf(original.host)),
              },
            ]
          : []),
      ],
    }),
  ]
}

const STATUSES = ['trial', 'active', 'suspended', 'archived']
const TIERS = ['free', 'starter', 'growth', 'enterprise']

export function useTenantFilters() {
  const { t } = useTranslation('cityos')
  const options = (values: string[], words: string) =>
    values.map((value) => ({ value, label: t(`${words}.${value}`) }))
  return [
    filter.accessor('status', {
      type: 'radio',
      label: t('tenants.column.status'),
      options: options(STATUSES, 'status'),
    }),
    filter.accessor('tier', {
      type: 'radio',
      label: t('tenants.column.tier'),
      options: options(TIERS, 'tier'),
    }),
  ]
}
