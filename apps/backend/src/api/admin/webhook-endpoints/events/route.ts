import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { WEBHOOK_EVENTS, WEBHOOK_PING } from '@cityos/contracts'

/** Lists what endpoints may ask for. */
export const GET = (_request: MedusaRequest, response: MedusaResponse) => {
  response.json({ events: WEBHOOK_EVENTS, always: [WEBHOOK_PING] })
}
