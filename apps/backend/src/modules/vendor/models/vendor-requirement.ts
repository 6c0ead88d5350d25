import { model } from '@medusajs/framework/utils'

/** Something that a tenant asks of its vendors before they may sell. */
export const VendorRequirement = model
  .define('vendor_requirement', {
    id: model.id({ prefix: 'venreq' }).primaryKey(),
    code: model.text().searchable(),
    kind: model.enum(['document', 'field', 'terms']),
    title: model.text().searchable(),
    description: model.text().nullable(),
    /** Of vendors in these countries, and of these legal forms; of all where empty. */
    countries: model.array(),
    legal_forms: model.array(),
    required: model.boolean().default(true),
    active: model.boolean().default(true),
    /** Of documents: whether they have a last day. */
    expires: model.boolean().default(false),
    /** Of fields: which one of the profile. */
    field: model.text().nullable(),
    terms_url: model.text().nullable(),
    terms_version: model.text().nullable(),
  })
  .indexes([
    { name: 'IDX_vendor_requirement_code_unique', on: ['code'], unique: true, where: 'deleted_at IS NULL' },
  ])
