import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { systemClock } from '@cityos/calendar'
import type { ReadMarketplaceStats } from '@cityos/contracts'
import { readMarketplaceStats } from '../../../../http/marketplace/read-stats'

/** Tells what was sold, and what vendors have. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as unknown as ReadMarketplaceStats
  response.json({
    marketplace_stats: await readMarketplaceStats(request.scope, query, systemClock.now()),
  })
}
