import { Button, Drawer, Heading, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { AuditLog, PageInfo } from '@cityos/contracts'
import { Loaded } from '../components/loaded'
import { withQuery } from '../lib/api'
import { useFormat } from '../lib/use-format'
import { useRead } from '../lib/use-read'
import { Actor } from './actor'
import { ChangeCard } from './change-card'
import type { AuditFilters } from './filters'
import { RequestFacts } from './request-facts'

const SHOWN = 100

interface AuditEntryProps {
  entry: AuditLog
  onFilter: (filters: AuditFilters) => void
  onClose: () => void
}

/** All that is known of an entry: who and why, the request, and every row that the request changed. */
export function AuditEntry({ entry, onFilter, onClose }: AuditEntryProps) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { request_id, actor, reason } = entry
  const reading = useRead<PageInfo & { audit_logs: AuditLog[] }>(
    withQuery('/admin/audit-logs', { request_id, actor_id: actor.id, limit: SHOWN, order: 'created_at' }),
  )
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content className="sm:max-w-[640px]">
        <Drawer.Header>
          <Drawer.Title>{t('audit.detail')}</Drawer.Title>
          <Drawer.Description asChild>
            <div className="flex flex-col gap-y-1">
              <Actor entry={entry} />
              <Text size="small" className="text-ui-fg-subtle" title={entry.occurred_at}>
                <bdi>{format.instant(entry.occurred_at)}</bdi>
              </Text>
            </div>
          </Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto">
          {reason && (
            <div className="bg-ui-tag-orange-bg text-ui-tag-orange-text rounded-md px-3 py-2">
              <Text size="small" weight="plus" leading="compact">
                {t('audit.column.reason')}
              </Text>
              <Text size="small">
                <bdi>{reason}</bdi>
              </Text>
            </div>
          )}
          <Loaded reading={reading} rows={6}>
            {({ audit_logs }) => <Together entry={entry} entries={audit_logs} onFilter={onFilter} />}
          </Loaded>
        </Drawer.Body>
        <Drawer.Footer>
          <Button size="small" variant="secondary" onClick={() => onFilter({ actor_id: actor.id })}>
            {t('audit.all_of_person')}
          </Button>
          <Button
            size="small"
            variant="secondary"
            onClick={() => onFilter({ request_id, actor_id: actor.id })}
          >
            {t('audit.all_of_request')}
          </Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}

/** A request and its changes, the chosen one first. */
function Together({ entry, entries, onFilter }: Omit<AuditEntryProps, 'onClose'> & { entries: AuditLog[] }) {
  const { t } = useTranslation('cityos')
  const { request } = entry.request ? entry : (entries.find(({ kind }) => kind === 'request') ?? entry)
  const changes = entries.filter(({ change }) => change)
  const first = entry.change ? [entry, ...changes.filter(({ id }) => id !== entry.id)] : changes
  const absent =
    entry.actor.home_tenant_id === entry.tenant_id || entry.actor.type === 'service'
      ? t('audit.no_request_yet')
      : t('audit.no_request')
  return (
    <>
      <section className="flex flex-col gap-y-2">
        <Heading level="h3">{t('audit.request')}</Heading>
        {request ? (
          <RequestFacts request={request} entry={entry} />
        ) : (
          <Text size="small" className="text-ui-fg-subtle">
            {absent}
          </Text>
        )}
      </section>
      <section className="flex flex-col gap-y-2">
        <Heading level="h3">{t('audit.changes')}</Heading>
        {first.length === 0 && (
          <Text size="small" className="text-ui-fg-subtle">
            {t('audit.changes_none')}
          </Text>
        )}
        {first.map(({ id, change }) =>
          change ? (
            <ChangeCard
              key={id}
              change={change}
              onHistory={() => onFilter({ table: change.table, row_id: change.id ?? '' })}
            />
          ) : null,
        )}
        {entries.length === SHOWN && (
          <Text size="small" className="text-ui-fg-subtle">
            {t('audit.changes_more', { count: SHOWN })}
          </Text>
        )}
      </section>
    </>
  )
}
