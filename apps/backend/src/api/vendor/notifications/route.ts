import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ListVendorNotifications } from '@cityos/contracts'
import { namedVendorOf } from '../../../access/vendors/vendor-caller'
import { listNotifications } from '../../../http/vendor-notifications/notification-response'

/** Lists what the caller was told, newest first. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as unknown as ListVendorNotifications
  response.json(await listNotifications(request.scope, namedVendorOf(request), query))
}
