import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'

export async function versionOf(container: MedusaContainer, orderId: string): Promise<number> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { version } = (await connection('order').where({ id: orderId }).first('version')) as {
    version: number
  }
  return version
}

/**
 * Takes the newest version of an order back, if it is still this one. What was projected of it meanwhile is behind
 * again, so that the next version, which has the same number, is projected.
 * @throws Error when somebody has changed the order since.
 */
export async function revertVersion(
  container: MedusaContainer,
  orderId: string,
  version: number,
): Promise<void> {
  if ((await versionOf(container, orderId)) !== version) {
    throw new Error(`The order ${orderId} is no longer of version ${version}.`)
  }
  await container.resolve(Modules.ORDER).revertLastVersion(orderId)
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  await connection.raw(
    `update vendor_order set order_version = :before where order_id = :order and order_version > :before`,
    { order: orderId, before: version - 1 },
  )
}
