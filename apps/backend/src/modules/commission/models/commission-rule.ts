import { model } from '@medusajs/framework/utils'

/** A rule as it is now; what it was is in `commission_rule_version`, which nobody changes. */
export const CommissionRule = model
  .define('commission_rule', {
    id: model.id({ prefix: 'comrule' }).primaryKey(),
    /** Counts from 1; a number that an edit took and gave back is not taken again. */
    version: model.number(),
    version_id: model.text(),
    name: model.text().searchable(),
    description: model.text().nullable(),
    /** That of the terms, for lists. */
    kind: model.enum(['percentage', 'flat', 'tiered']),
    terms: model.json(),
    limits: model.json(),
    product_id: model.text().nullable(),
    category_id: model.text().nullable(),
    collection_id: model.text().nullable(),
    product_type_id: model.text().nullable(),
    vendor_id: model.text().nullable(),
    store_id: model.text().nullable(),
    charge_shipping: model.boolean().default(false),
    only_listed_currencies: model.boolean().default(false),
    valid_from: model.dateTime().nullable(),
    valid_to: model.dateTime().nullable(),
    priority: model.number().default(0),
    stack_group: model.text(),
    active: model.boolean().default(true),
  })
  .indexes([{ name: 'IDX_commission_rule_vendor_id', on: ['vendor_id'], where: 'deleted_at IS NULL' }])
