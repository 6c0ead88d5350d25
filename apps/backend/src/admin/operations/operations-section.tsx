import { Button } from '@medusajs/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageInfo, Tenant, TenantOperation } from '@cityos/contracts'
import { Empty, Section } from '../components/section'
import { api, withQuery } from '../lib/api'
import { useAction } from '../lib/use-action'
import { CloneTenant } from './clone-tenant'
import { OperationRow } from './operation-row'
import { PurgeTenant } from './purge-tenant'

const POLL_MS = 1_500
const LISTED = 5

const isGoing = ({ status }: TenantOperation) => status === 'pending' || status === 'running'

/** Long work on a whole tenant, with its progress while it goes on. */
export function OperationsSection({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation('cityos')
  const [asking, setAsking] = useState<'clone' | 'purge'>()
  const path = withQuery('/admin/tenant-operations', { tenant_id: tenant.id, limit: LISTED })
  const { data } = useQuery({
    queryKey: ['cityos', path],
    queryFn: ({ signal }) => api<PageInfo & { operations: TenantOperation[] }>(path, { signal }),
    refetchInterval: ({ state }) => (state.data?.operations.some(isGoing) ? POLL_MS : false),
  })
  const begin = useAction({ done: t('operations.export_started') })
  const busy = data?.operations.some(isGoing) ?? true
  return (
    <Section
      title={t('operations.title')}
      subtitle={t('operations.hint')}
      actions={
        <>
          <Button
            size="small"
            variant="secondary"
            disabled={busy}
            isLoading={begin.isPending}
            onClick={() => begin.mutate({ path: `/admin/tenants/${tenant.id}/exports` })}
          >
            {t('operations.export')}
          </Button>
          <Button size="small" variant="secondary" disabled={busy} onClick={() => setAsking('clone')}>
            {t('operations.clone')}
          </Button>
          {tenant.status === 'archived' && (
            <Button size="small" variant="danger" disabled={busy} onClick={() => setAsking('purge')}>
              {t('operations.purge')}
            </Button>
          )}
        </>
      }
    >
      {data?.operations.map((operation) => (
        <OperationRow key={operation.id} operation={operation} />
      ))}
      {data && !data.operations.length && <Empty title={t('operations.empty')} />}
      {asking === 'clone' && <CloneTenant tenant={tenant} onClose={() => setAsking(undefined)} />}
      {asking === 'purge' && <PurgeTenant tenant={tenant} onClose={() => setAsking(undefined)} />}
    </Section>
  )
}
