import { createDataTableColumnHelper, createDataTableFilterHelper, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { TenantStore } from '@cityos/contracts'
import { Status } from '../components/status'
import { useFormat } from '../lib/use-format'
import { Swatches } from './swatches'

const column = createDataTableColumnHelper<TenantStore>()
const filter = createDataTableFilterHelper<TenantStore>()

export function useStoreColumns() {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  return [
    column.accessor('name', {
      header: t('stores.column.name'),
      enableSorting: true,
      sortLabel: t('stores.column.name'),
      cell: ({ row: { original } }) => (
        <div className="flex min-w-0 items-center gap-x-3 py-1">
          <Swatches theme={original.theme} />
          <Text size="small" weight="plus" leading="compact" className="truncate">
            {original.name}
          </Text>
        </div>
      ),
    }),
    column.accessor('type', {
      header: t('stores.column.type'),
      cell: ({ getValue }) => t(`stores.type.${getValue()}`),
    }),
    column.accessor('status', {
      header: t('stores.column.status'),
      cell: ({ getValue }) => <Status value={getValue()} />,
    }),
    column.display({
      id: 'host',
      header: t('stores.column.host'),
      cell: ({ row: { original } }) =>
        (original.domains.find(({ is_primary }) => is_primary) ?? original.domains[0])?.host ?? '—',
    }),
    column.accessor('created_at', {
      header: t('stores.column.created_at'),
      enableSorting: true,
      sortLabel: t('stores.column.created_at'),
      cell: ({ getValue }) => format.date(getValue()),
    }),
  ]
}

export const STORE_TYPES = ['retail', 'marketplace', 'b2b', 'subscription', 'services'] as const
const STATUSES = ['draft', 'active', 'paused', 'archived']

export function useStoreFilters() {
  const { t } = useTranslation('cityos')
  return [
    filter.accessor('status', {
      type: 'radio',
      label: t('stores.column.status'),
      options: STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
    }),
    filter.accessor('type', {
      type: 'radio',
      label: t('stores.column.type'),
      options: STORE_TYPES.map((value) => ({ value, label: t(`stores.type.${value}`) })),
    }),
  ]
}
