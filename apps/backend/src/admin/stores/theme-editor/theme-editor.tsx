import { FocusModal } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { TenantStore, TenantStoreOptions } from '@cityos/contracts'
import { Failure, Loading } from '../../components/states'
import { useRead } from '../../lib/use-read'
import { ThemeForm } from './theme-form'

/** Changes how a store looks, with a preview beside it. */
export function ThemeEditor({ store, onClose }: { store: TenantStore; onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const { data, error, refetch } = useRead<TenantStoreOptions>('/admin/tenant-stores/options')
  return (
    <FocusModal open onOpenChange={(open) => !open && onClose()}>
      <FocusModal.Content>
        <div className="sr-only">
          <FocusModal.Title>{t('theme.title', { name: store.name })}</FocusModal.Title>
          <FocusModal.Description>{t('store.theme_hint')}</FocusModal.Description>
        </div>
        {data ? (
          <ThemeForm store={store} options={data} onClose={onClose} />
        ) : (
          <>
            <FocusModal.Header />
            <FocusModal.Body className="p-6">
              {error ? <Failure error={error} onRetry={() => void refetch()} /> : <Loading rows={8} />}
            </FocusModal.Body>
          </>
        )}
      </FocusModal.Content>
    </FocusModal>
  )
}
