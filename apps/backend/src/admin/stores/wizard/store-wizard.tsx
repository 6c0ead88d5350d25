import { FocusModal } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import { Failure, Loading } from '../../components/states'
import { useScope } from '../../lib/use-scope'
import { useGround } from './use-ground'
import { WizardForm } from './wizard-form'

/** From a name to a store, in less than a minute. */
export function StoreWizard({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const scope = useScope()
  const { data, error, refetch } = useGround()
  return (
    <FocusModal open onOpenChange={(open) => !open && onClose()}>
      <FocusModal.Content>
        <div className="sr-only">
          <FocusModal.Title>{t('wizard.title')}</FocusModal.Title>
          <FocusModal.Description>{t('stores.empty_hint')}</FocusModal.Description>
        </div>
        {data && scope?.tenant ? (
          <WizardForm tenant={scope.tenant} ground={data} />
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
