import { Button } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TenantOperation } from '@cityos/contracts'
import { Confirm } from '../components/confirm'
import { useAction } from '../lib/use-action'
import { useMay } from '../lib/use-may'
import { ImportTenant } from './import-tenant'
import { holdsExport, isGoing } from './operation-states'

/** What may be done with an operation: stop it, take its export somewhere, remove it. */
export function OperationActions({ operation }: { operation: TenantOperation }) {
  const { t } = useTranslation('cityos')
  const [asking, setAsking] = useState<'cancel' | 'remove' | 'import'>()
  const { id, kind, cancellable } = operation
  const path = `/admin/tenant-operations/${id}`
  const cancel = useAction({ done: t('operations.cancel_asked') })
  const remove = useAction({ done: t('operations.removed') })
  const rights = {
    download: useMay('platform_tenant:export'),
    import: useMay('platform_tenant:import'),
    remove: useMay('platform_tenant:delete'),
  }
  const exported = holdsExport(operation)
  const close = () => setAsking(undefined)
  return (
    <div className="flex flex-wrap items-center gap-2 empty:hidden">
      {exported && rights.download && (
        <Button size="small" variant="secondary" asChild>
          <a href={`${path}/archive`} download>
            {t('operations.download')}
          </a>
        </Button>
      )}
      {exported && rights.import && (
        <Button size="small" variant="secondary" onClick={() => setAsking('import')}>
          {t('operations.import_this')}
        </Button>
      )}
      {cancellable && rights.import && (
        <Button
          size="small"
          variant="secondary"
          isLoading={cancel.isPending}
          onClick={() => setAsking('cancel')}
        >
          {t('operations.cancel')}
        </Button>
      )}
      {!isGoing(operation) && rights.remove && (
        <Button
          size="small"
          variant={exported ? 'transparent' : 'secondary'}
          isLoading={remove.isPending}
          onClick={() => setAsking('remove')}
        >
          {t(exported ? 'operations.remove_export' : 'operations.remove')}
        </Button>
      )}
      {asking === 'import' && <ImportTenant exportId={id} onClose={close} />}
      <Confirm
        open={asking === 'cancel'}
        danger
        title={t('operations.cancel_question', { kind: t(`operations.kind.${kind}`) })}
        hint={t('operations.cancel_hint')}
        verb={t('operations.cancel')}
        onClose={close}
        onConfirm={() => cancel.mutate({ path: `${path}/cancel` })}
      />
      <Confirm
        open={asking === 'remove'}
        danger
        title={t(exported ? 'operations.remove_export_question' : 'operations.remove_question')}
        hint={t(exported ? 'operations.remove_export_hint' : 'operations.remove_hint')}
        verb={t('actions.remove')}
        onClose={close}
        onConfirm={() => remove.mutate({ path, method: 'DELETE' })}
      />
    </div>
  )
}
