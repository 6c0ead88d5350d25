import { Button } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageInfo, Tenant, TenantDomain } from '@cityos/contracts'
import { Loaded } from '../components/loaded'
import { Empty, Section } from '../components/section'
import { useRead } from '../lib/use-read'
import { AddDomain } from './add-domain'
import { DomainRow } from './domain-row'
import type { DomainRights } from './rights'
import { useStoreChoices } from './use-store-choices'

interface DomainsSectionProps {
  path: string
  tenant: Pick<Tenant, 'handle' | 'host'>
  rights: DomainRights
  /** Shows and adds the domains of this store alone. */
  storeId?: string
  /** Whether the tenant's stores can be read from this host. */
  withStores?: boolean
  /** A look at DNS that the platform does not need. */
  mayVouch?: boolean
}

/** Host names: which are proved, which record proves the others, which one comes first. */
export function DomainsSection(props: DomainsSectionProps) {
  const { path, tenant, rights, storeId, withStores = false, mayVouch = false } = props
  const { t } = useTranslation('cityos')
  const [adding, setAdding] = useState(false)
  const stores = useStoreChoices(withStores)
  // A tenant has 51 domains at most.
  const reading = useRead<PageInfo & { domains: TenantDomain[] }>(`${path}?limit=100&order=created_at`)
  const of = storeId ? 'store' : 'tenant'
  return (
    <Section
      title={t('domains.title')}
      subtitle={t(`domains.hint_${of}`)}
      actions={
        rights.mayAdd && (
          <Button size="small" variant="secondary" onClick={() => setAdding(true)}>
            {t('domains.add')}
          </Button>
        )
      }
    >
      <Loaded reading={reading}>
        {({ domains }) => {
          const shown = domains.filter((domain) => !storeId || domain.store_id === storeId)
          if (!shown.length)
            return <Empty title={t(`domains.empty_${of}`)} hint={t(`domains.empty_${of}_hint`)} />
          return shown.map((domain) => (
            <DomainRow
              key={domain.id}
              domain={domain}
              tenant={tenant}
              path={path}
              mayChange={rights.mayChange}
              mayRemove={rights.mayRemove}
              mayVouch={mayVouch}
              stores={stores}
            />
          ))
        }}
      </Loaded>
      {adding && (
        <AddDomain
          path={path}
          baseDomain={tenant.host.split('.').slice(1).join('.')}
          storeId={storeId}
          stores={stores}
          onClose={() => setAdding(false)}
        />
      )}
    </Section>
  )
}
