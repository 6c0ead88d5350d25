import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { CityosError } from '@cityos/contracts'

export interface VariantRef {
  vendorId: string
  productId: string
  variantId: string
}

export interface OwnVariant {
  id: string
  manage_inventory: boolean
  inventory_item_id: string | null
}

/** A variant of this vendor's product. @throws CityosError `not_found`, for another vendor's as well. */
export async function requireOwnVariant(
  container: MedusaContainer,
  { vendorId, productId, variantId }: VariantRef,
): Promise<OwnVariant> {
  const { rows } = (await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(
    `select v.id, v.manage_inventory, i.inventory_item_id
       from vendor_product l
       join product_variant v on v.product_id = l.product_id and v.deleted_at is null
       left join product_variant_inventory_item i on i.variant_id = v.id and i.deleted_at is null
      where l.vendor_id = ? and l.product_id = ? and l.deleted_at is null and v.id = ? limit 1`,
    [vendorId, productId, variantId],
  )) as { rows: OwnVariant[] }
  if (!rows[0]) throw new CityosError('not_found', `The product ${productId} has no variant ${variantId}.`)
  return rows[0]
}
