import { Button } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tenant } from '@cityos/contracts'
import { Section } from '../components/section'
import { useAction } from '../lib/use-action'
import { useMay } from '../lib/use-may'
import { CloneTenant } from './clone-tenant'
import { OperationList, useOperations } from './operation-list'
import { PurgeTenant } from './purge-tenant'

/** Long work on a whole tenant, with its progress while it goes on. */
export function OperationsSection({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation('cityos')
  const [asking, setAsking] = useState<'clone' | 'purge'>()
  const { busy } = useOperations({ tenant_id: tenant.id, limit: '10' })
  const begin = useAction({ done: t('operations.export_started') })
  const mayExport = useMay('platform_tenant:export')
  const mayClone = useMay('platform_tenant:import')
  const mayPurge = useMay('platform_tenant:purge')
  return (
    <Section
      title={t('operations.title')}
      subtitle={t('operations.hint')}
      actions={
        <>
          {mayExport && (
            <Button
              size="small"
              variant="secondary"
              disabled={busy}
              isLoading={begin.isPending}
              onClick={() => begin.mutate({ path: `/admin/tenants/${tenant.id}/exports` })}
            >
              {t('operations.export')}
            </Button>
          )}
          {mayClone && (
            <Button size="small" variant="secondary" disabled={busy} onClick={() => setAsking('clone')}>
              {t('operations.clone')}
            </Button>
          )}
          {mayPurge && tenant.status === 'archived' && (
            <Button size="small" variant="danger" disabled={busy} onClick={() => setAsking('purge')}>
              {t('operations.purge')}
            </Button>
          )}
        </>
      }
    >
      <OperationList
        query={{ tenant_id: tenant.id }}
        empty={{ title: t('operations.empty'), hint: t('operations.empty_hint') }}
      />
      {asking === 'clone' && <CloneTenant tenant={tenant} onClose={() => setAsking(undefined)} />}
      {asking === 'purge' && <PurgeTenant tenant={tenant} onClose={() => setAsking(undefined)} />}
    </Section>
  )
}
