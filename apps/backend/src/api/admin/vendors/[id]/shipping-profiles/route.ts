import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { changeLinksRoute } from '../../../../../http/vendors/change-links'
import { requireVendor } from '../../../../../workflows/vendor/vendor-module'

/** Lists by which profiles a vendor ships. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const { id } = await requireVendor(request.scope, request.params['id'] as string)
  const db = request.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  const { rows } = await db.raw<{ rows: { id: string; name: string }[] }>(
    `select p.id, p.name from vendor_shipping_profile l join shipping_profile p on p.id = l.shipping_profile_id
      where l.vendor_id = ? and l.deleted_at is null and p.deleted_at is null order by l.created_at, p.id`,
    [id],
  )
  response.json({ shipping_profiles: rows })
}

/** Gives a vendor shipping profiles, and takes some away. */
export const POST = changeLinksRoute('shipping_profile')
