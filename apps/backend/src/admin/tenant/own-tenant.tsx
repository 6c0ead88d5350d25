import { Container, Heading } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { Tenant } from '@cityos/contracts'
import { DomainsSection } from '../domains/domains-section'
import { useOwnDomainRights } from '../domains/rights'
import { Row } from '../components/section'
import { Failure, Loading } from '../components/states'
import { Status } from '../components/status'
import { useRead } from '../lib/use-read'
import { addressOf } from '../lib/address-of'
import { useFormat } from '../lib/use-format'
import { SettingsSection } from '../tenants/settings-section'

/** The tenant of this host: who it is, and what it may change of itself. */
export function OwnTenant() {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { data, error, refetch } = useRead<{ tenant: Tenant }>('/admin/tenant')
  const rights = useOwnDomainRights()
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  const { tenant } = data
  return (
    <>
      <Container className="divide-y p-0">
        <div className="flex flex-wrap items-center gap-3 px-6 py-4">
          <Heading level="h1">{tenant.name}</Heading>
          <Status value={tenant.status} />
        </div>
        <Row label={t('tenant.host')} copy={addressOf(tenant.host)}>
          {tenant.host}
        </Row>
        <Row label={t('tenant.handle')}>{tenant.handle}</Row>
        <Row label={t('tenant.tier')}>{t(`tier.${tenant.tier}`)}</Row>
        <Row label={t('tenant.created')}>{format.moment(tenant.created_at)}</Row>
      </Container>
      <DomainsSection path="/admin/tenant/domains" tenant={tenant} rights={rights} withStores />
      <SettingsSection tenant={tenant} path="/admin/tenant" withPlacement={false} />
    </>
  )
}
