import { FocusModal } from '@medusajs/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PageInfo, TenantStoreOptions } from '@cityos/contracts'
import { Failure, Loading } from '../../components/states'
import { api } from '../../lib/api'
import { useScope } from '../../lib/use-scope'
import { WizardForm } from './wizard-form'

/** What the wizard has to know before its first question. */
interface Ground {
  options: TenantStoreOptions
  count: number
}

async function readGround(): Promise<Ground> {
  const [options, { count }] = await Promise.all([
    api<TenantStoreOptions>('/admin/tenant-stores/options'),
    api<PageInfo>('/admin/tenant-stores?limit=1'),
  ])
  return { options, count }
}

/** From a name to a store that sells, in less than a minute. */
export function StoreWizard({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const scope = useScope()
  const { data, error, refetch } = useQuery({
    queryKey: ['cityos', 'wizard'],
    queryFn: readGround,
    // The answers of a wizard that is open must not change under its questions.
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  })
  return (
    <FocusModal open onOpenChange={(open) => !open && onClose()}>
      <FocusModal.Content>
        <div className="sr-only">
          <FocusModal.Title>{t('wizard.title')}</FocusModal.Title>
          <FocusModal.Description>{t('stores.empty_hint')}</FocusModal.Description>
        </div>
        {data && scope?.tenant ? (
          <WizardForm
            tenant={scope.tenant}
            options={data.options}
            firstName={t(data.count ? 'wizard.default_name_again' : 'wizard.default_name', {
              tenant: scope.tenant.name,
              number: data.count + 1,
            })}
          />
        ) : (
          <>
            <FocusModal.Header />
            <FocusModal.Body className="p-6">
              {error ? <Failure error={error} onRetry={() => void refetch()} /> : <Loading />}
            </FocusModal.Body>
          </>
        )}
      </FocusModal.Content>
    </FocusModal>
  )
}
