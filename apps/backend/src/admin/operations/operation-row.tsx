import { Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { TenantOperation } from '@cityos/contracts'
import { Status } from '../components/status'
import { useFormat } from '../lib/use-format'

/** One operation: how far it is, or how it ended. */
export function OperationRow({ operation }: { operation: TenantOperation }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { id, kind, status, stage, done, total, percent, error } = operation
  const going = status === 'pending' || status === 'running'
  return (
    <div className="flex flex-col gap-y-2 px-6 py-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div className="flex items-center gap-2">
          <Text size="small" weight="plus">
            {t(`operations.kind.${kind}`)}
          </Text>
          <Status value={status} />
        </div>
        <Text size="small" className="text-ui-fg-subtle">
          {format.moment(operation.created_at)}
        </Text>
      </div>
      {going && (
        <>
          <div
            role="progressbar"
            aria-label={t(`operations.kind.${kind}`)}
            aria-valuemin={0}
            aria-valuemax={100}
            {...(percent === null ? {} : { 'aria-valuenow': percent })}
            className="bg-ui-bg-component-hover h-2 w-full overflow-hidden rounded-full"
          >
            <div className="bg-ui-tag-blue-icon h-full rounded-full" style={{ width: `${percent ?? 5}%` }} />
          </div>
          <Text size="xsmall" className="text-ui-fg-muted">
            {stage}{' '}
            {total > 0 && t('operations.rows', { done: format.number(done), total: format.number(total) })}
          </Text>
        </>
      )}
      {error && (
        <Text size="small" className="text-ui-fg-error">
          {error.message}
        </Text>
      )}
      {kind === 'export' && status === 'succeeded' && (
        <a
          href={`/admin/tenant-operations/${id}/archive`}
          className="txt-compact-small text-ui-fg-interactive"
        >
          {t('operations.download')}
        </a>
      )}
    </div>
  )
}
