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
  const [asking, setAsking] = useState<'remove' | 'import'>()
  const { id } = operation
  const path = `/admin/tenant-operations/${id}`
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
