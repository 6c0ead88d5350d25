import { CityosError, type ProductStatus } from '@cityos/contracts'
import type { VendorTransaction } from '../vendor/vendor-transaction'

/** A product with whose it is. */
export interface VendorProductRow {
  id: string
  vendor_id: string
  status: ProductStatus
  vendor_status: string
}

export interface ProductRef {
  productId: string
  /** Left out by the tenant's staff, who see all. */
  vendorId?: string | undefined
}

/**
 * A vendor's product, which nobody else changes until the transaction ends. Whose it is stands in the query itself.
 * @throws CityosError `not_found`, for another vendor's and the tenant's own as well.
 */
export async function lockVendorProduct(
  trx: VendorTransaction,
  { productId, vendorId }: ProductRef,
): Promise<VendorProductRow> {
  const { rows } = (await trx.raw(
    `select p.id, p.status, l.vendor_id, v.status as vendor_status
       from vendor_product l join product p on p.id = l.product_id and p.deleted_at is null
       join vendor v on v.id = l.vendor_id and v.deleted_at is null
      where l.product_id = :productId and l.deleted_at is null
        and (:vendorId::text is null or l.vendor_id = :vendorId)
        for update of p`,
    { productId, vendorId: vendorId ?? null },
  )) as { rows: VendorProductRow[] }
  if (!rows[0]) throw new CityosError('not_found', `There is no product ${productId}.`)
  return rows[0]
}

/** @throws CityosError `vendor_not_active` when what it sells may not go into the store. */
export function requireActive({ vendor_id, vendor_status }: VendorProductRow): void {
  if (vendor_status === 'approved') return
  throw new CityosError(
    'vendor_not_active',
    `The vendor ${vendor_id} is ${vendor_status}: only an approved one sells.`,
  )
}
