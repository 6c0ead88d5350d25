import { Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { TenantOperation } from '@cityos/contracts'
import { useFormat } from '../lib/use-format'

/** How far an operation is in its present stage. */
export function OperationProgress({ operation }: { operation: TenantOperation }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { kind, stage, done, total, percent, attempt, cancel_requested_at } = operation
  // The server's stages are words with blanks; keys have none.
  const key = `operations.stage.${(stage ?? 'waiting').replaceAll(' ', '_')}`
  return (
    <>
      <div
        role="progressbar"
        aria-label={t(`operations.kind.${kind}`)}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(percent === null ? {} : { 'aria-valuenow': percent })}
        className="bg-ui-bg-component-hover h-2 w-full overflow-hidden rounded-full"
      >
        <div
          className={`bg-ui-tag-blue-icon h-full rounded-full ${percent === null ? 'animate-pulse' : ''}`}
          style={{ width: `${percent ?? 100}%` }}
        />
      </div>
      <Text size="xsmall" className="text-ui-fg-muted">
        {cancel_requested_at ? t('operations.cancelling') : t(key, { defaultValue: stage ?? '' })}
        {total > 0 &&
          ` · ${t('operations.rows', { done: format.number(done), total: format.number(total) })}`}
        {attempt > 1 && ` · ${t('operations.attempt', { attempt: format.number(attempt) })}`}
      </Text>
    </>
  )
}
