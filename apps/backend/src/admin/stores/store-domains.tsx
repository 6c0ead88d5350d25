import { useTranslation } from 'react-i18next'
import type { TenantStore } from '@cityos/contracts'
import { Empty, Row, Section } from '../components/section'
import { Status } from '../components/status'

/** The hosts that lead to a store alone. */
export function StoreDomains({ store }: { store: TenantStore }) {
  const { t } = useTranslation('cityos')
  return (
    <Section title={t('store.domains')}>
      {store.domains.map(({ id, host, status }) => (
        <Row key={id} label={host} copy={host}>
          <Status value={status} />
        </Row>
      ))}
      {!store.domains.length && <Empty title={t('store.domains_empty')} />}
    </Section>
  )
}
