import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { SecretKeyOptions } from '@cityos/contracts'
import { callerOf } from '../../../../access/caller'
import { grantableTo } from '../../../../access/may-grant'
import { latestExpiry, tenantRequestLimit } from '../../../../workflows/secret-key/key-limits'
import { secretKeyModule } from '../../../../workflows/secret-key/secret-key-module'

/** What the caller may put into a key at this moment. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const now = secretKeyModule(request.scope).clock.now()
  const options: SecretKeyOptions = {
    permissions: await grantableTo(callerOf(request)),
    latest_expiry: latestExpiry(now).toISOString(),
    requests_per_minute: await tenantRequestLimit(request.scope),
  }
  response.json({ options })
}
