import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { CityosError, type StorefrontStore, type TenantStoreDomain } from '@cityos/contracts'
import { sells } from '../../modules/tenant-store/domain/store-status'
import { storeCommerce } from '../../workflows/tenant-store/store-commerce'
import { requireTenantStore } from '../../workflows/tenant-store/tenant-store-module'
import { tenantModule, type TenantDomainRecord } from '../../workflows/tenant/tenant-module'
import { hostOf } from '../domains/domain-response'
import { domainsOfStores } from '../domains/store-domains'

interface Hints {
  key: string
  host: string
}

/**
 * What a storefront may know of the store that it shows.
 * @throws CityosError `not_found`, `store_paused` while the store does not sell.
 */
export async function storefrontStore(container: MedusaContainer, hints: Hints): Promise<StorefrontStore> {
  const id = (await storeOfKey(container, hints.key)) ?? (await storeOfHost(container, hints.host))
  if (!id)
    throw new CityosError('not_found', 'Neither this publishable key nor this host belongs to a store.')
  const store = await requireTenantStore(container, id)
  if (!sells(store.status)) throw new CityosError('store_paused', `${store.name} is closed at the moment.`)
  const { regions } = await storeCommerce(container, id)
  const domains = (await domainsOfStores(container, [id])).get(id) ?? []
  return {
    name: store.name,
    handle: store.handle,
    description: store.description,
    type: store.type,
    theme: store.theme,
    locales: store.locales,
    default_locale: store.default_locale,
    currency_codes: store.currency_codes,
    default_currency_code: store.default_currency_code,
    regions,
    primary_domain: primaryOf(domains),
  }
}

async function storeOfKey(container: MedusaContainer, token: string): Promise<string | undefined> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: 'api_key',
    fields: ['id', 'tenant_store.id'],
    filters: { token },
  })
  const [key] = data as unknown as { tenant_store?: { id: string } | null }[]
  return key?.tenant_store?.id
}

async function storeOfHost(container: MedusaContainer, host: string): Promise<string | undefined> {
  const rows = await tenantModule(container).listTenantDomains({ status: 'verified' })
  const here = (rows as unknown as TenantDomainRecord[]).find(
    (domain) => hostOf(domain) === host.toLowerCase(),
  )
  return here?.store_id ?? undefined
}

/** The tenant's first address when it is this store's; else the store's own domain, else its subdomain. */
function primaryOf(domains: TenantStoreDomain[]): string | null {
  const verified = domains.filter(({ status }) => status === 'verified')
  const primary = verified.find(({ is_primary }) => is_primary)
  const custom = verified.find(({ kind }) => kind === 'custom')
  return (primary ?? custom ?? verified[0])?.host ?? null
}
