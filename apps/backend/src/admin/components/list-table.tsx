import { Container, DataTable, Heading, Text, useDataTable, type DataTableFilter } from '@medusajs/ui'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import type { PageInfo } from '@cityos/contracts'
import { usePage } from '../lib/use-page'
import { Failure } from './states'

interface ListTableProps<Row> {
  title: string
  subtitle?: string
  /** The route of the API, and the key of its answer that holds the rows. */
  path: string
  query?: Record<string, string>
  rows: string
  columns: Parameters<typeof useDataTable<Row>>[0]['columns']
  filters?: DataTableFilter[]
  /** Where a click on a row leads. */
  to?: (row: Row) => string
  /** What a click on a row does where it leads nowhere. */
  onOpen?: (row: Row) => void
  actions?: ReactNode
  empty: { heading: string; description: string }
  searchable?: boolean
}

/** A list of the API: search, filters, order, pages, and words where it is empty or broken. */
export function ListTable<Row extends { id: string }>(props: ListTableProps<Row>) {
  const {
    title,
    subtitle,
    path,
    query,
    rows,
    columns,
    filters,
    to,
    onOpen,
    actions,
    empty,
    searchable = true,
  } = props
  const { t } = useTranslation('cityos')
  const navigate = useNavigate()
  const list = usePage<PageInfo & Record<string, unknown>>(path, query)
  const { data, error, isPending, refetch } = list.page
  const open = to ? (row: Row) => void navigate(to(row)) : onOpen
  const table = useDataTable<Row>({
    data: (data?.[rows] as Row[] | undefined) ?? [],
    columns,
    ...(filters ? { filters } : {}),
    getRowId: ({ id }) => id,
    rowCount: data?.count ?? 0,
    isLoading: isPending,
    autoResetPageIndex: false,
    ...(open ? { onRowClick: (_event: unknown, row: Row) => open(row) } : {}),
    ...(searchable ? { search: { state: list.search, onSearchChange: list.setSearch } } : {}),
    filtering: { state: list.filters, onFilteringChange: list.setFilters },
    sorting: { state: list.sorting, onSortingChange: list.setSorting },
    pagination: {
      state: { pageIndex: list.index, pageSize: list.pageSize },
      onPaginationChange: ({ pageIndex }) => list.goTo(pageIndex),
    },
  })
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  return (
    <Container className="divide-y p-0">
      <DataTable instance={table}>
        <DataTable.Toolbar className="flex flex-col items-start justify-between gap-3 md:flex-row md:items-center">
          <div>
            <Heading level="h1">{title}</Heading>
            {subtitle && (
              <Text size="small" className="text-ui-fg-subtle">
                {subtitle}
              </Text>
            )}
          </div>
          <div className="flex flex-wrap items-center gap-2">
            {searchable && <DataTable.Search placeholder={t('actions.search')} />}
            {filters && <DataTable.FilterMenu tooltip={t('actions.filter')} />}
            <DataTable.SortingMenu tooltip={t('actions.sort')} />
            {actions}
          </div>
        </DataTable.Toolbar>
        <DataTable.Table
          emptyState={{
            empty,
            filtered: { heading: t('states.no_match'), description: t('states.no_match_hint') },
          }}
        />
        <DataTable.Pagination
          translations={{
            of: t('pages.of'),
            results: t('pages.results'),
            pages: t('pages.pages'),
            prev: t('pages.prev'),
            next: t('pages.next'),
          }}
        />
      </DataTable>
    </Container>
  )
}
