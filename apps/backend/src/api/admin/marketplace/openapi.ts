import { MarketplaceStats, ReadMarketplaceStats } from '@cityos/contracts'
import type { RouteGroup } from '../../../http/openapi/description'

export const marketplaceOpenApi: RouteGroup = {
  tag: 'Marketplace',
  about: 'The marketplace in numbers. Amounts are whole numbers in the minor unit of `currency_code`.',
  routes: [
    {
      route: 'GET /admin/marketplace/stats',
      summary: 'Read what was sold, and what vendors have',
      details:
        'By currency, and by calendar day in the tenant’s time zone. What was rejected or canceled is not sold. `money` is what vendors have now, whatever the period.',
      who: 'staff',
      query: ReadMarketplaceStats,
      answer: { marketplace_stats: MarketplaceStats },
      errors: ['not_found'],
    },
  ],
}
