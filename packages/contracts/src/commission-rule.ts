import { z } from 'zod'
import { CurrencyCode } from './codes'
import { idSchema, ID_PREFIXES } from './ids'
import { PageInfo, pageQuery } from './paging'

export const CommissionKind = z.enum(['percentage', 'flat', 'tiered'])
export type CommissionKind = z.infer<typeof CommissionKind>

/** The group of a rule that names none. One rule wins in each group; what the groups charge adds up. */
export const COMMISSION_GROUP = 'commission'

/** A tier begins at its bound and ends where the next one begins; the last has no end. */
const Tier = z.strictObject({ from_minor: z.int(), rate_bps: z.int() })

/** What a rule charges. Rates in basis points, amounts in minor units; the rules around them have codes of their own. */
export const CommissionTerms = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('percentage'), rate_bps: z.int() }),
  z.strictObject({
    kind: z.literal('flat'),
    /** `unit`: once for each piece; `line`: once. */
    per: z.enum(['unit', 'line']),
    amounts: z.array(z.strictObject({ currency_code: CurrencyCode, amount_minor: z.int() })).max(200),
  }),
  z.strictObject({
    kind: z.literal('tiered'),
    /** `price`: what one piece was sold for; `volume`: what the vendor has sold in the calendar month so far. */
    basis: z.enum(['price', 'volume']),
    /** `marginal`: each part of the amount at its tier's rate; `whole`: all of it at the rate of one tier. */
    mode: z.enum(['marginal', 'whole']),
    tables: z.array(z.strictObject({ currency_code: CurrencyCode, tiers: z.array(Tier).max(50) })).max(200),
  }),
])
export type CommissionTerms = z.infer<typeof CommissionTerms>

/** Bounds of what a rule charges for one line; a currency that is not listed has none. */
const Limit = z.strictObject({
  currency_code: CurrencyCode,
  minimum_minor: z.int().nullable().default(null),
  maximum_minor: z.int().nullable().default(null),
})
export type CommissionLimit = z.infer<typeof Limit>

const Moment = z.iso.datetime({ offset: true })
const CatalogueId = z.string().min(1).max(100)

const content = {
  name: z.string().trim().min(1).max(200),
  description: z.string().trim().max(2_000).nullable(),
  terms: CommissionTerms,
  limits: z.array(Limit).max(200),
  /** At most one of product, category, collection and product type; vendor and store narrow it further. */
  product_id: CatalogueId.nullable(),
  category_id: CatalogueId.nullable(),
  collection_id: CatalogueId.nullable(),
  product_type_id: CatalogueId.nullable(),
  vendor_id: idSchema(ID_PREFIXES.vendor).nullable(),
  store_id: idSchema(ID_PREFIXES.tenant_store).nullable(),
  /** Whether the vendor's shipping is charged as well. */
  charge_shipping: z.boolean(),
  /** Whether it is meant that the rule says nothing about other currencies than those that it lists. */
  only_listed_currencies: z.boolean(),
  valid_from: Moment.nullable(),
  /** The first moment at which it no longer counts. */
  valid_to: Moment.nullable(),
  /** Among rules of equal scope the higher one wins. */
  priority: z.int().min(-1_000).max(1_000),
  stack_group: z
    .string()
    .max(50)
    .regex(/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/, 'may hold lower-case letters, digits, "-" and "_" between them'),
  active: z.boolean(),
}

export const CreateCommissionRule = z.strictObject({
  ...content,
  description: content.description.default(null),
  limits: content.limits.default([]),
  product_id: content.product_id.default(null),
  category_id: content.category_id.default(null),
  collection_id: content.collection_id.default(null),
  product_type_id: content.product_type_id.default(null),
  vendor_id: content.vendor_id.default(null),
  store_id: content.store_id.default(null),
  charge_shipping: content.charge_shipping.default(false),
  only_listed_currencies: content.only_listed_currencies.default(false),
  valid_from: content.valid_from.default(null),
  valid_to: content.valid_to.default(null),
  priority: content.priority.default(0),
  stack_group: content.stack_group.default(COMMISSION_GROUP),
  active: content.active.default(true),
})
export type CreateCommissionRuleInput = z.input<typeof CreateCommissionRule>
export type CreateCommissionRule = z.output<typeof CreateCommissionRule>

/** What is left out stays as it is. `version` is the one that the change was made from: another answers 409. */
export const UpdateCommissionRule = z
  .strictObject(content)
  .partial()
  .extend({ version: z.int().min(1) })
  .refine((body) => Object.keys(body).length > 1, 'changes nothing')
export type UpdateCommissionRule = z.output<typeof UpdateCommissionRule>

const scope = {
  product_id: CatalogueId.optional(),
  category_id: CatalogueId.optional(),
  collection_id: CatalogueId.optional(),
  product_type_id: CatalogueId.optional(),
  vendor_id: idSchema(ID_PREFIXES.vendor).optional(),
  store_id: idSchema(ID_PREFIXES.tenant_store).optional(),
}

/** `q` finds in names. */
export const ListCommissionRules = pageQuery(['created_at', 'name', 'priority']).extend({
  ...scope,
  kind: CommissionKind.optional(),
  stack_group: z.string().max(50).optional(),
  active: z.enum(['true', 'false']).optional(),
})
export type ListCommissionRules = z.output<typeof ListCommissionRules>

const Content = z.object({ ...content, limits: z.array(Limit) })

export const CommissionRule = Content.extend({
  id: idSchema(ID_PREFIXES.commission_rule),
  version: z.int(),
  /** Currencies of the tenant in which it charges nothing, because it lists none of their amounts. */
  missing_currencies: z.array(z.string()),
  created_at: Moment,
  /** When this version was made. */
  updated_at: Moment,
})
export type CommissionRule = z.infer<typeof CommissionRule>

export const CommissionRuleList = PageInfo.extend({ commission_rules: z.array(CommissionRule) })
export type CommissionRuleList = z.infer<typeof CommissionRuleList>

/** What a rule said from one edit to the next. It never changes: lines of the past point at it. */
export const CommissionRuleVersion = Content.extend({
  rule_id: idSchema(ID_PREFIXES.commission_rule),
  version: z.int(),
  /** Whether it counts now. One that never counted comes from an edit that was taken back. */
  current: z.boolean(),
  /** Who made it: an id of a user, a service or a key. */
  changed_by: z.string().nullable(),
  created_at: Moment,
})
export type CommissionRuleVersion = z.infer<typeof CommissionRuleVersion>

/** The newest first. */
export const ListCommissionRuleVersions = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().min(1).max(1_000).optional(),
})
export type ListCommissionRuleVersions = z.output<typeof ListCommissionRuleVersions>

export const CommissionRuleVersionList = PageInfo.extend({
  commission_rule_versions: z.array(CommissionRuleVersion),
})
export type CommissionRuleVersionList = z.infer<typeof CommissionRuleVersionList>

/** What other parts of the system may listen to. Each carries the rule's id. */
export const COMMISSION_RULE_EVENTS = {
  created: 'commission_rule.created',
  updated: 'commission_rule.updated',
  deleted: 'commission_rule.deleted',
} as const
