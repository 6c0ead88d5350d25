import { sells } from '../../modules/tenant-store/domain/store-status'
import type { TenantStorePlan } from './plan/plan-tenant-store'

interface Planned {
  plan: TenantStorePlan
}

export const channelInput = ({ plan: { store } }: Planned) => ({
  salesChannelsData: [
    { name: store.name, description: `What ${store.name} sells`, is_disabled: !sells(store.status) },
  ],
})
