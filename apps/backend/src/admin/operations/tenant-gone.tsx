import { useTranslation } from 'react-i18next'
import { Section } from '../components/section'
import type { ApiError } from '../lib/api-error'
import { OperationList } from './operation-list'
import { Failure } from '../components/states'

/** In the place of a tenant that is not there: what became of it, and the exports that could bring it back. */
export function TenantGone({ id, error, onRetry }: { id: string; error: ApiError; onRetry: () => void }) {
  const { t } = useTranslation('cityos')
  // Only an id names operations; a handle in the address names nobody any more.
  if (!id.startsWith('ten_')) return <Failure error={error} onRetry={onRetry} />
  return (
    <Section title={t('operations.gone')} subtitle={t('operations.gone_hint')}>
      <OperationList
        query={{ tenant_id: id }}
        empty={{ title: t('operations.empty'), hint: t('operations.gone_empty_hint') }}
      />
    </Section>
  )
}
