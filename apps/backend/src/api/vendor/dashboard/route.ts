import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { systemClock } from '@cityos/calendar'
import type { ReadVendorDashboard } from '@cityos/contracts'
import { namedVendorOf } from '../../../access/vendors/vendor-caller'
import { readVendorDashboard } from '../../../http/vendor-dashboard/read-dashboard'

/** Tells how the caller's vendor does, in numbers. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as unknown as ReadVendorDashboard
  const member = namedVendorOf(request)
  response.json({
    dashboard: await readVendorDashboard(request.scope, member, query, systemClock.now()),
  })
}
