import { useTranslation } from 'react-i18next'
import type { Choice } from '../components/field'
import type { StoreChoice } from './use-store-choices'

/** Stands for the tenant as a whole where a select needs a value. */
export const TENANT = 'tenant'

/** Whom a domain may lead to: everybody, or one store. */
export function useOwnerChoices(stores: readonly StoreChoice[]): Choice[] {
  const { t } = useTranslation('cityos')
  return [
    { value: TENANT, label: t('domains.whole_tenant') },
    ...stores.map(({ id, name }) => ({ value: id, label: name })),
  ]
}
