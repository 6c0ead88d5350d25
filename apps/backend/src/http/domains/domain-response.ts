import type { TenantDomain } from '@cityos/contracts'
import { currentEnvironment } from '../../env'
import { domainChallenge } from '../../modules/tenant/domain/domain-challenge'
import type { TenantDomainRecord } from '../../workflows/tenant/tenant-module'

/** The whole host name: a subdomain is kept as its label alone. */
export function hostOf({ kind, domain }: Pick<TenantDomainRecord, 'kind' | 'domain'>): string {
  return kind === 'subdomain' ? `${domain}.${currentEnvironment().TENANT_BASE_DOMAIN}` : domain
}

/** A domain as the API answers it. */
export function toDomainResponse(row: TenantDomainRecord): TenantDomain {
  const { id, kind, domain, status, is_primary, store_id, verification_token: token } = row
  return {
    id,
    kind,
    domain,
    host: hostOf(row),
    status,
    is_primary,
    store_id,
    verification: token ? domainChallenge(domain, token) : null,
    verified_at: iso(row.verified_at),
    last_checked_at: iso(row.last_checked_at),
    last_error: row.last_error,
    created_at: new Date(row.created_at).toISOString(),
    updated_at: new Date(row.updated_at).toISOString(),
  }
}

const iso = (value: Date | null) => (value ? new Date(value).toISOString() : null)
