import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { PLATFORM_TENANT_ID, quotaDrift, runInTenant } from '@cityos/medusa-tenancy'
import { classification } from '../tenancy-classification'

/**
 * Compares what the database counts for each tenant with the rows that are there. Triggers keep them equal, so a
 * difference means that somebody went around them; `npm run db:migrate` counts anew.
 */
export default async function checkQuotas(container: MedusaContainer): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const drift = await runInTenant(PLATFORM_TENANT_ID, () => quotaDrift(connection, classification))
  for (const { tenant_id, resource, used, counted } of drift) {
    logger.error(`Tenant ${tenant_id} has ${counted} ${resource} and is counted with ${used}.`)
  }
}

export const config = { name: 'check-quotas', schedule: '17 * * * *' }
