import { useTranslation } from 'react-i18next'
import type { TenantStoreDetail } from '@cityos/contracts'
import { Empty, Row, Section } from '../components/section'
import { useFormat } from '../lib/use-format'
import { regionTitle } from './region-title'

const LISTED = 6

/** Where a store sells, and in which currency. */
export function StoreRegions({ store }: { store: TenantStoreDetail }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  return (
    <Section title={t('store.regions')} subtitle={t('store.regions_hint')}>
      {store.regions.map(({ id, name, currency_code, country_codes }) => (
        <Row key={id} label={regionTitle({ name, currency_code })}>
          {country_codes.length > LISTED
            ? t('store.countries', { count: country_codes.length })
            : country_codes.map(format.country).join(', ')}
        </Row>
      ))}
      {!store.regions.length && <Empty title={t('states.none')} />}
    </Section>
  )
}
