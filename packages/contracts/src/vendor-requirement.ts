import { z } from 'zod'
import { CountryCode } from './codes'
import { idSchema, ID_PREFIXES } from './ids'
import { PageInfo, pageQuery } from './paging'

export const VendorRequirementKind = z.enum(['document', 'field', 'terms'])
export type VendorRequirementKind = z.infer<typeof VendorRequirementKind>

/** What of a vendor's profile can be asked for. */
export const VendorField = z.enum([
  'legal_name',
  'legal_form',
  'tax_id',
  'country',
  'contact.name',
  'contact.email',
  'contact.phone',
  'description',
  'logo',
])
export type VendorField = z.infer<typeof VendorField>

const text = (max: number) => z.string().trim().min(1).max(max)
const Url = z.url({ protocol: /^https?$/ }).max(2_000)

/** "trade-licence": how programs call it. Unique in the tenant. */
const Code = z
  .string()
  .trim()
  .min(2)
  .max(63)
  .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, 'may hold lower-case letters, digits and inner hyphens only')

const words = {
  title: text(200),
  description: z.string().trim().max(2_000).nullable(),
  /** Of vendors in these countries; of all when empty. */
  countries: z.array(CountryCode).max(250),
  /** Of vendors of these legal forms, in any case; of all when empty. */
  legal_forms: z.array(text(100)).max(50),
  /** What is not required is offered. */
  required: z.boolean(),
  /** What is not active is asked of nobody. */
  active: z.boolean(),
}

const given = {
  code: Code,
  title: words.title,
  description: words.description.default(null),
  countries: words.countries.default([]),
  legal_forms: words.legal_forms.default([]),
  required: words.required.default(true),
  active: words.active.default(true),
}

export const CreateVendorRequirement = z.discriminatedUnion('kind', [
  /** `expires`: the paper has a last day, which has to be told. */
  z.strictObject({ kind: z.literal('document'), ...given, expires: z.boolean().default(false) }),
  z.strictObject({ kind: z.literal('field'), ...given, field: VendorField }),
  /** Whoever has accepted an older version has to accept the new one. */
  z.strictObject({ kind: z.literal('terms'), ...given, terms_url: Url, terms_version: text(50) }),
])
export type CreateVendorRequirement = z.output<typeof CreateVendorRequirement>

/** Kind, code and field stay what they are. */
export const UpdateVendorRequirement = z
  .strictObject({ ...words, expires: z.boolean(), terms_url: Url, terms_version: text(50) })
  .partial()
  .refine((body) => Object.keys(body).length > 0, 'changes nothing')
export type UpdateVendorRequirement = z.output<typeof UpdateVendorRequirement>

export const VendorRequirement = z.object({
  id: idSchema(ID_PREFIXES.vendor_requirement),
  code: z.string(),
  kind: VendorRequirementKind,
  title: z.string(),
  description: z.string().nullable(),
  countries: z.array(z.string()),
  legal_forms: z.array(z.string()),
  required: z.boolean(),
  active: z.boolean(),
  expires: z.boolean(),
  field: VendorField.nullable(),
  terms_url: z.string().nullable(),
  terms_version: z.string().nullable(),
})
export type VendorRequirement = z.infer<typeof VendorRequirement>

export const ListVendorRequirements = pageQuery(['created_at', 'code']).extend({
  kind: VendorRequirementKind.optional(),
  active: z.enum(['true', 'false']).optional(),
})
export type ListVendorRequirements = z.output<typeof ListVendorRequirements>

export const VendorRequirementList = PageInfo.extend({ requirements: z.array(VendorRequirement) })
export type VendorRequirementList = z.infer<typeof VendorRequirementList>
