import { model } from '@medusajs/framework/utils'

/** What a suspended vendor had in the store: exactly what comes back when the vendor is reinstated. */
export const VendorShelvedProduct = model
  .define('vendor_shelved_product', {
    id: model.id({ prefix: 'venshp' }).primaryKey(),
    vendor_id: model.text(),
    product_id: model.text(),
  })
  .indexes([{ name: 'IDX_vendor_shelved_product_unique', on: ['product_id', 'vendor_id'], unique: true }])
