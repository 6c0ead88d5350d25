import type { MedusaResponse, MedusaStoreRequest } from '@medusajs/framework/http'
import { hostnameOf } from '@cityos/medusa-tenancy'
import { storefrontStore } from '../../../http/tenant-stores/storefront-store'

/** Seconds for which a storefront may show what it knows. A paused store sells nothing from the first moment. */
const MAX_AGE_S = 15

/** The store of the publishable key; of the host name, when the key belongs to no store. */
export const GET = async (request: MedusaStoreRequest, response: MedusaResponse) => {
  const store = await storefrontStore(request.scope, {
    key: request.publishable_key_context.key,
    // As the tenant was found: Express would believe a forwarded host, which anybody can send.
    host: hostnameOf(request.headers.host),
  })
  response.setHeader('cache-control', `public, max-age=${MAX_AGE_S}, must-revalidate`)
  response.vary('x-publishable-api-key')
  // Express makes the ETag of the body, and answers 304 to whoever has it.
  response.json({ tenant_store: store })
}
