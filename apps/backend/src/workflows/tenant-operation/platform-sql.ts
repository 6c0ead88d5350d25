import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { SqlConnection } from '@cityos/medusa-tenancy'

/** Medusa's tenant-bound connection, for SQL that no module has a method for. */
export function sqlOf(container: MedusaContainer): SqlConnection {
  return container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as SqlConnection
}
