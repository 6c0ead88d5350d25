import type { TenantDomain } from '@cityos/contracts'
import { expectOk, type Answer, type Client, type TestBackend, type TestTenant } from '@cityos/testing'
import type { DnsServer } from '../fixtures/dns-server'

export type DomainAnswer = { domain: TenantDomain }

export const code = ({ status, body }: Answer<unknown>) =>
  `${status} ${(body as { code?: string }).code ?? ''}`.trim()

/** Claims a custom domain as the tenant's own staff. */
export async function claim(tenant: TestTenant, domain: string): Promise<TenantDomain> {
  return expectOk(await tenant.admin.post<DomainAnswer>('/admin/tenant/domains', { kind: 'custom', domain }))
    .domain
}

/** Publishes the record that proves a claim, beside one of somebody else's. */
export function publish(dns: DnsServer, { verification }: TenantDomain): void {
  dns.set(verification!.name, [['v=spf1 -all'], [verification!.value]])
}

export const verify = (client: Client, id: string) =>
  client.post<DomainAnswer & { message?: string }>(`/admin/tenant/domains/${id}/verify`)

/** A tenant's domains as the database holds them, without what time decides. */
export function rowsOf(backend: TestBackend, tenantId: string): Promise<Record<string, unknown>[]> {
  return backend.sql(async (owner) => {
    const { rows } = await owner.query(
      `select id, kind, domain, is_primary, status, verification_token, verified_at, last_error, store_id
         from tenant_domain where tenant_id = $1 order by id`,
      [tenantId],
    )
    return rows as Record<string, unknown>[]
  })
}
