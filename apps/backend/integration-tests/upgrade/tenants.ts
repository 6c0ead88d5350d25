import type { Client as PgClient } from 'pg'
import { expectOk, PASSWORD, type TestBackend, type TestTenant } from '@cityos/testing'

export type UpgradedTenant = Pick<
  TestTenant,
  | 'id'
  | 'handle'
  | 'publishableKey'
  | 'salesChannelId'
  | 'regionId'
  | 'stockLocationId'
  | 'shippingProfileId'
  | 'adminEmail'
>

/** The two tenants of the fixture as the database knows them. */
export async function listUpgradedTenants(client: PgClient): Promise<UpgradedTenant[]> {
  const { rows } = await client.query<UpgradedTenant>(`
    select t.id, t.handle, k.token as "publishableKey", s.default_sales_channel_id as "salesChannelId",
           s.default_region_id as "regionId", s.default_location_id as "stockLocationId",
           p.id as "shippingProfileId", u.email as "adminEmail"
      from tenant t
      join store s on s.tenant_id = t.id
      join api_key k on k.tenant_id = t.id and k.type = 'publishable'
      join shipping_profile p on p.tenant_id = t.id
      join "user" u on u.tenant_id = t.id
     order by t.handle`)
  return rows
}

/** Clients of a tenant who signs in with the password, and shops with the key, of before the upgrade. */
export async function oldTenantClients(backend: TestBackend, tenant: UpgradedTenant): Promise<TestTenant> {
  const host = `${tenant.handle}.localhost`
  const anonymous = backend.client(host)
  const login = { email: tenant.adminEmail, password: PASSWORD }
  const { token: adminToken } = expectOk(
    await anonymous.post<{ token: string }>('/auth/user/emailpass', login),
  )
  return {
    ...tenant,
    host,
    adminToken,
    anonymous,
    admin: anonymous.with({ authorization: `Bearer ${adminToken}` }),
    store: anonymous.with({ 'x-publishable-api-key': tenant.publishableKey }),
  }
}
