import { useTranslation } from 'react-i18next'
import type { PageInfo, Tenant } from '@cityos/contracts'
import type { Choice } from '../components/field'
import { withQuery } from '../lib/api'
import { useRead } from '../lib/use-read'

/** The tenants that the platform's log can be narrowed to; undefined for a tenant, which has no choice. */
export function useTenants(onPlatform: boolean, chosen: string | undefined): Choice[] | undefined {
  const { t } = useTranslation('cityos')
  const { data } = useRead<PageInfo & { tenants: Tenant[] }>(
    withQuery('/admin/tenants', { limit: 100, order: 'name' }),
    { enabled: onPlatform, staleTime: 60_000 },
  )
  const listed = (data?.tenants ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const missing = chosen && chosen !== 'platform' && !listed.some(({ value }) => value === chosen)
  const named = useRead<{ tenant: Tenant }>(`/admin/tenants/${chosen}`, {
    enabled: onPlatform && Boolean(missing && data),
  }).data?.tenant
  if (!onPlatform) return undefined
  return [
    { value: 'platform', label: t('audit.platform') },
    ...listed,
    ...(missing && named ? [{ value: named.id, label: named.name }] : []),
  ]
}
