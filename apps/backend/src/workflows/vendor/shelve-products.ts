import type { VendorTransaction } from './vendor-transaction'

/**
 * Takes everything that a vendor has in the store out of it, and writes down what that was. One statement, so that no
 * shopper sees half of it. By the products' status and not by their channels: core shows what is published without a
 * channel where a tenant has one channel alone. Answers the products.
 */
export async function shelveProducts(trx: VendorTransaction, vendorId: string): Promise<string[]> {
  const { rows } = (await trx.raw(
    `with gone as (
       update product p set status = 'draft', updated_at = now() from vendor_product v
        where v.vendor_id = :vendor and v.deleted_at is null and v.product_id = p.id
          and p.status = 'published' and p.deleted_at is null
       returning p.id),
     noted as (
       insert into vendor_shelved_product (id, vendor_id, product_id)
       select 'venshp_' || gen_random_uuid(), :vendor, id from gone on conflict do nothing)
     select id from gone order by 1`,
    { vendor: vendorId },
  )) as { rows: { id: string }[] }
  return rows.map(({ id }) => id)
}

/** Puts back exactly what {@link shelveProducts} took away, except what has changed hands or status since. */
export async function unshelveProducts(trx: VendorTransaction, vendorId: string): Promise<string[]> {
  const { rows } = (await trx.raw(
    `with back as (delete from vendor_shelved_product where vendor_id = :vendor returning product_id)
     update product p set status = 'published', updated_at = now()
       from back join vendor_product v on v.product_id = back.product_id and v.vendor_id = :vendor
        and v.deleted_at is null
      where p.id = back.product_id and p.status = 'draft' and p.deleted_at is null
     returning p.id`,
    { vendor: vendorId },
  )) as { rows: { id: string }[] }
  return rows.map(({ id }) => id).sort()
}
