import { Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { TenantOperation } from '@cityos/contracts'
import { useFormat } from '../lib/use-format'

/** How an operation ended: what it moved, or why it failed. */
export function OperationOutcome({ operation }: { operation: TenantOperation }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { kind, status, error, result } = operation
  if (error) {
    return (
      <div>
        <Text size="small" className="text-ui-fg-error break-words">
          <bdi>{error.message}</bdi>
        </Text>
        <Text size="xsmall" className="text-ui-fg-muted">
          {t(`operations.after_failure.${kind}`)}
        </Text>
      </div>
    )
  }
  if (status !== 'succeeded') return null
  const { rows, files, tenant_id } = (result ?? {}) as {
    rows?: number
    files?: number
    tenant_id?: string
  }
  const made = (kind === 'import' || kind === 'clone') && tenant_id
  return (
    <Text size="small" className="text-ui-fg-subtle">
      {rows !== undefined &&
        t('operations.moved', { rows: format.number(rows), files: format.number(files ?? 0) })}{' '}
      {made && (
        <Link to={`/tenants/${made}`} className="text-ui-fg-interactive">
          {t('operations.to_tenant')}
        </Link>
      )}
    </Text>
  )
}
