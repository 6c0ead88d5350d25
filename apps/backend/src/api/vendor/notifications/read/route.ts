import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ReadVendorNotifications } from '@cityos/contracts'
import { namedVendorOf } from '../../../../access/vendors/vendor-caller'
import { readVendorNotificationsWorkflow } from '../../../../workflows/vendor-notification/read-vendor-notifications'

/** Notes that the caller has read everything, or everything up to one. */
export const POST = async (request: MedusaRequest<ReadVendorNotifications>, response: MedusaResponse) => {
  const { member_id: memberId, role } = namedVendorOf(request)
  const { until } = request.validatedBody
  const { result: ids } = await readVendorNotificationsWorkflow(request.scope).run({
    input: { memberId, role, until },
  })
  response.json({ read: ids.length })
}
