import { model } from '@medusajs/framework/utils'

/** How the tenant's marketplace works: one row, or none where nothing was said yet. */
export const VendorSetting = model
  .define('vendor_setting', {
    id: model.id({ prefix: 'venset' }).primaryKey(),
    /** Always true: what makes the row the only one. */
    single: model.boolean().default(true),
    applications_open: model.boolean().default(false),
    product_approval: model.boolean().default(true),
    max_products_per_vendor: model.number().nullable(),
    kyc_provider: model.text().default('manual'),
  })
  .indexes([{ name: 'IDX_vendor_setting_single_unique', on: ['single'], unique: true }])
