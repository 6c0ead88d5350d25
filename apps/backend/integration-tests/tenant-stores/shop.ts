import type { CreateTenantStoreInput, TenantStoreDetail } from '@cityos/contracts'
import { expectOk, type TestTenant } from '@cityos/testing'

/** A tenant as seen through one of its stores: its key, channel and region. Sells with the helpers of testing. */
export function through(tenant: TestTenant, store: TenantStoreDetail): TestTenant {
  const token = store.publishable_key!.token
  return {
    ...tenant,
    publishableKey: token,
    salesChannelId: store.sales_channel!.id,
    regionId: store.regions[0]!.id,
    store: tenant.anonymous.with({ 'x-publishable-api-key': token }),
  }
}

export async function createStore(
  tenant: TestTenant,
  input: CreateTenantStoreInput,
): Promise<TenantStoreDetail> {
  const answer = await tenant.admin.post<{ tenant_store: TenantStoreDetail }>('/admin/tenant-stores', input)
  return expectOk(answer).tenant_store
}
