import { Alert } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { TenantStoreDetail } from '@cityos/contracts'
import { useFormat } from '../lib/use-format'

/** What keeps shoppers from buying in a store, step by step; nothing once they can see a price. */
export function StoreLeft({ store }: { store: TenantStoreDetail }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { counts, status, regions } = store
  if (status === 'archived') return null
  const currencies = [...new Set(regions.map(({ currency_code }) => currency_code))].map(format.currency)
  const left = [
    ...(status === 'active' ? [] : [t('store.left_open')]),
    ...(counts.products ? [] : [t('store.left_products')]),
    ...(counts.products && !counts.priced
      ? [t('store.left_prices', { currencies: currencies.join(', ') })]
      : []),
  ]
  if (!left.length) return null
  return (
    <Alert variant="info" role="note" aria-label={t('store.left')}>
      <span className="font-medium">{t('store.left')}</span>
      <ul className="list-inside list-disc">
        {left.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
    </Alert>
  )
}
