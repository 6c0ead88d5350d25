import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { namedVendorOf } from '../../../../../access/vendors/vendor-caller'
import { readNotification } from '../../../../../http/vendor-notifications/notification-response'
import { readVendorNotificationsWorkflow } from '../../../../../workflows/vendor-notification/read-vendor-notifications'

/** Notes that the caller has read one; again, and it stays as it is. */
export const POST = async (request: MedusaRequest, response: MedusaResponse) => {
  const id = request.params['id'] as string
  const member = namedVendorOf(request)
  const { member_id: memberId, role } = member
  await readVendorNotificationsWorkflow(request.scope).run({ input: { memberId, role, id } })
  response.json({ notification: await readNotification(request.scope, member, id) })
}
