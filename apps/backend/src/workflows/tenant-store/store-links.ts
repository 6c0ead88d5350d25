import { Modules } from '@medusajs/framework/utils'
import { TENANT_STORE_MODULE } from '../../modules/tenant-store'

interface Ends {
  storeId: string
  salesChannelId: string
  apiKeyId: string
  regionIds: string[]
}

const store = (tenant_store_id: string) => ({ [TENANT_STORE_MODULE]: { tenant_store_id } })

export const regionLinks = (storeId: string, regionIds: string[]) =>
  regionIds.map((region_id) => ({ ...store(storeId), [Modules.REGION]: { region_id } }))

/** All that ties a store to what it sells through. */
export const storeLinks = ({ storeId, salesChannelId, apiKeyId, regionIds }: Ends) => [
  { ...store(storeId), [Modules.SALES_CHANNEL]: { sales_channel_id: salesChannelId } },
  { ...store(storeId), [Modules.API_KEY]: { api_key_id: apiKeyId } },
  ...regionLinks(storeId, regionIds),
]
