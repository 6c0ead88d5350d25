import { Container, Heading, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { AuditLog, PageInfo, Scope } from '@cityos/contracts'
import { ExportButton } from '../components/export-button'
import { LogTable } from '../components/log-table'
import { OlderNewer } from '../components/older-newer'
import { Empty } from '../components/section'
import { Failure, Loading } from '../components/states'
import { usePage } from '../lib/use-page'
import { AuditFilterBar } from './audit-filter-bar'
import { AuditRow } from './audit-row'
import type { AuditFilters } from './filters'

const WIDTHS = { what: 'w-[38%]' }

interface AuditTableProps {
  scope: Scope
  filters: AuditFilters
  onFilter: (filters: AuditFilters) => void
  onShow: (entry: AuditLog) => void
}

/** The entries that the filters leave, newest first. */
export function AuditTable({ scope, filters, onFilter, onShow }: AuditTableProps) {
  const { t } = useTranslation('cityos')
  const list = usePage<PageInfo & { audit_logs: AuditLog[] }>('/admin/audit-logs', filters)
  const { data, error, refetch, isPlaceholderData } = list.page
  const onPlatform = scope.kind === 'platform'
  const columns = ['when', 'who', 'what', 'outcome', ...(onPlatform ? ['tenant'] : [])]
  const narrowed = Object.keys(filters).length > 0
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-start justify-between gap-3 px-6 py-4">
        <div>
          <Heading level="h1">{t('audit.title')}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {onPlatform ? t('audit.subtitle_platform') : t('audit.subtitle')}
          </Text>
        </div>
        <ExportButton
          words="audit"
          permission="audit_log:export"
          path="/admin/audit-logs/export"
          name="audit-logs.ndjson"
          filters={filters}
        />
      </div>
      <AuditFilterBar scope={scope} filters={filters} onFilter={onFilter} />
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Loading rows={8} />}
      {!error && data?.audit_logs.length === 0 && (
        <Empty
          title={narrowed ? t('states.no_match') : t('audit.empty')}
          hint={narrowed ? t('states.no_match_hint') : t('audit.empty_hint')}
        />
      )}
      {!error && data && data.audit_logs.length > 0 && (
        <LogTable words="audit" columns={columns} widths={WIDTHS} busy={isPlaceholderData}>
          {data.audit_logs.map((entry) => (
            <AuditRow key={entry.id} entry={entry} withTenant={onPlatform} onShow={() => onShow(entry)} />
          ))}
        </LogTable>
      )}
      {data && (
        <OlderNewer index={list.index} next={data.next_cursor} busy={isPlaceholderData} goTo={list.goTo} />
      )}
    </Container>
  )
}
