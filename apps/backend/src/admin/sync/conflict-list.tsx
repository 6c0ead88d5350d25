import { Button, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { SyncConflict } from '@cityos/contracts'
import { OlderNewer } from '../components/older-newer'
import { Empty } from '../components/section'
import { Failure, Loading } from '../components/states'
import { useAction } from '../lib/use-action'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { usePage } from '../lib/use-page'
import { differencesOf, shown } from './differences'

interface Page {
  sync_conflicts: SyncConflict[]
  limit: number
  next_cursor: string | null
}

/** Two states of one version, side by side, for a person to choose from. */
export function ConflictList({ withTenant }: { withTenant: boolean }) {
  const { t } = useTranslation('cityos')
  const list = usePage<Page>('/admin/sync/conflicts', {}, { ordered: false })
  const { data, error, refetch, isPlaceholderData } = list.page
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading rows={3} />
  if (!data.sync_conflicts.length)
    return <Empty title={t('sync.no_conflicts')} hint={t('sync.no_conflicts_hint')} />
  return (
    <div className="divide-y border-t">
      {data.sync_conflicts.map((conflict) => (
        <Conflict key={conflict.id} conflict={conflict} withTenant={withTenant} />
      ))}
      <OlderNewer index={list.index} next={data.next_cursor} busy={isPlaceholderData} goTo={list.goTo} />
    </div>
  )
}

function Conflict({ conflict, withTenant }: { conflict: SyncConflict; withTenant: boolean }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const resolve = useAction({ done: t('sync.resolved') })
  const mayResolve = useMay('sync_job:resolve')
  const decide = (decision: 'taken' | 'kept') =>
    resolve.mutate({ path: `/admin/sync/conflicts/${conflict.id}/resolve`, body: { decision } })
  const cell = 'min-w-0 overflow-x-auto whitespace-pre-wrap break-all px-2 py-1 font-mono txt-compact-xsmall'
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Text size="small" weight="plus">
          <bdi dir="ltr" className="font-mono">
            {[...(withTenant ? [conflict.tenant_id] : []), conflict.entity, conflict.entity_id].join(' · ')}
          </bdi>
          <span className="text-ui-fg-muted font-normal">
            {' '}
            {t('webhooks.version')} {format.number(conflict.version)}, {format.moment(conflict.found_at)}
          </span>
        </Text>
        {mayResolve && (
          <div className="flex gap-x-2">
            <Button
              size="small"
              variant="secondary"
              isLoading={resolve.isPending}
              onClick={() => decide('kept')}
            >
              {t('sync.keep')}
            </Button>
            <Button
              size="small"
              variant="secondary"
              isLoading={resolve.isPending}
              onClick={() => decide('taken')}
            >
              {t('sync.take')}
            </Button>
          </div>
        )}
      </div>
      <div dir="ltr" className="grid grid-cols-[minmax(0,1fr)_minmax(0,2fr)_minmax(0,2fr)] gap-1">
        <span />
        <Text size="xsmall" weight="plus">
          {t('sync.held')}
        </Text>
        <Text size="xsmall" weight="plus">
          {t('sync.told')}
        </Text>
        {differencesOf(conflict.held, conflict.told).map(({ field, held, told }) => (
          <div key={field} className="contents">
            <span className={cell}>{field}</span>
            <span className={`${cell} bg-ui-tag-red-bg rounded`}>{shown(held)}</span>
            <span className={`${cell} bg-ui-tag-green-bg rounded`}>{shown(told)}</span>
          </div>
        ))}
      </div>
    </div>
  )
}
