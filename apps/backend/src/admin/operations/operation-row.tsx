import { Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { TenantOperation } from '@cityos/contracts'
import { Status } from '../components/status'
import { useFormat } from '../lib/use-format'
import { OperationActions } from './operation-actions'
import { OperationOutcome } from './operation-outcome'
import { OperationProgress } from './operation-progress'
import { isGoing } from './operation-states'
import { OperationTenant } from './operation-tenant'

/** One operation: how far it is, or how it ended, and what may be done with it. */
export function OperationRow({ operation, named }: { operation: TenantOperation; named: boolean }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { id, kind, status } = operation
  return (
    <article
      aria-label={`${t(`operations.kind.${kind}`)} ${id}`}
      data-kind={kind}
      className="flex flex-col gap-y-2 px-6 py-3"
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div className="flex flex-wrap items-center gap-2">
          <Text size="small" weight="plus">
            {t(`operations.kind.${kind}`)}
          </Text>
          <Status value={status} />
          {named && operation.tenant_id && <OperationTenant id={operation.tenant_id} />}
        </div>
        <Text size="small" className="text-ui-fg-subtle">
          <bdi>{format.moment(operation.created_at)}</bdi>
        </Text>
      </div>
      {isGoing(operation) ? (
        <OperationProgress operation={operation} />
      ) : (
        <OperationOutcome operation={operation} />
      )}
      <OperationActions operation={operation} />
    </article>
  )
}
