import { z } from 'zod'
import { CurrencyCode } from './codes'
import { idSchema, ID_PREFIXES } from './ids'
import { MinorAmount } from './minor'
import { PageInfo } from './paging'

/** One summand of what a rule charges. */
const Part = z.discriminatedUnion('by', [
  z.object({
    by: z.literal('rate'),
    /** Counted from 1; null for a rule without tiers. */
    tier: z.int().nullable(),
    rate_bps: z.int(),
    of_minor: MinorAmount,
  }),
  z.object({
    by: z.literal('amount'),
    amount_minor: MinorAmount,
    /** Pieces may be fractions: 1.5 metres of a cloth. */
    times: z.number(),
  }),
  /** What a line gives back: the share of its amount that goes with `returned_minor` of its base, less what went before. */
  z.object({
    by: z.literal('return'),
    amount_minor: MinorAmount,
    /** In all, with what went before. */
    returned_minor: MinorAmount,
    base_minor: MinorAmount,
    before_minor: MinorAmount,
  }),
])
export type CommissionPart = z.infer<typeof Part>

/** How an amount came about, for programs and, in `sentence`, for people. */
export const CommissionTrace = z.object({
  rule_id: z.string().nullable(),
  rule_version: z.int().nullable(),
  parts: z.array(Part),
  /** Which bound moved the amount: the rule's minimum or maximum, or that nobody pays more than the sale was worth. */
  adjusted_to: z.enum(['minimum', 'maximum', 'base']).nullable(),
  amount_minor: MinorAmount,
  /** `tier 2 of rule Fashion v3: 8.00% of 120.00 = 9.60` */
  sentence: z.string(),
})
export type CommissionTrace = z.infer<typeof CommissionTrace>

export const CommissionLineKind = z.enum(['item', 'shipping'])
export type CommissionLineKind = z.infer<typeof CommissionLineKind>

const Moment = z.iso.datetime({ offset: true })

/** What was charged for one line of an order, and why. It never changes: what is taken back is a line of its own. */
export const CommissionLine = z.object({
  id: idSchema(ID_PREFIXES.commission_line),
  order_id: z.string(),
  vendor_order_id: z.string(),
  /** The line item of the order, or its shipping method. */
  line_item_id: z.string(),
  /** The order change that sold it; empty for the order itself. */
  change_id: z.string(),
  kind: CommissionLineKind,
  vendor_id: z.string(),
  product_id: z.string().nullable(),
  store_id: z.string().nullable(),
  /** Where the product was in the catalogue at that time: its categories and all above them, collection and type. */
  category_ids: z.array(z.string()),
  collection_id: z.string().nullable(),
  product_type_id: z.string().nullable(),
  stack_group: z.string(),
  /** Null where no rule applied; the line says so, and is not charged later. */
  rule_id: z.string().nullable(),
  rule_version: z.int().nullable(),
  currency_code: z.string(),
  quantity: z.number(),
  /** As the shopper was shown it; what is charged follows from `base_minor`. */
  unit_price_minor: MinorAmount,
  /** After discounts, without tax. */
  base_minor: MinorAmount,
  /** What the vendor had sold in the calendar month before this line. */
  volume_minor: MinorAmount,
  /** Null for amounts, and where several tiers had a part in it. */
  rate_bps: z.int().nullable(),
  amount_minor: MinorAmount,
  tax_bps: z.int(),
  tax_minor: MinorAmount,
  trace: CommissionTrace,
  /** The line that this one takes back; its amounts are the negatives of that one's. */
  reverses_id: z.string().nullable(),
  occurred_at: Moment,
  created_at: Moment,
})
export type CommissionLine = z.infer<typeof CommissionLine>

/** The newest first. `occurred_from` is in, `occurred_to` no longer. */
export const ListCommissionLines = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().min(1).max(1_000).optional(),
  vendor_id: idSchema(ID_PREFIXES.vendor).optional(),
  order_id: z.string().min(1).max(100).optional(),
  vendor_order_id: z.string().min(1).max(100).optional(),
  rule_id: idSchema(ID_PREFIXES.commission_rule).optional(),
  kind: CommissionLineKind.optional(),
  currency_code: CurrencyCode.optional(),
  stack_group: z.string().max(50).optional(),
  occurred_from: Moment.optional(),
  occurred_to: Moment.optional(),
})
export type ListCommissionLines = z.output<typeof ListCommissionLines>

/** The count is left out: the list is long. */
export const CommissionLineList = PageInfo.omit({ count: true }).extend({
  commission_lines: z.array(CommissionLine),
})
export type CommissionLineList = z.infer<typeof CommissionLineList>

const Charged = z.object({
  amount_minor: MinorAmount,
  tax_minor: MinorAmount,
  rate_bps: z.int().nullable(),
  trace: CommissionTrace,
})
export type CommissionCharged = z.infer<typeof Charged>

/** A line beside what comes out when it is computed again, from what it keeps and its version of the rule. */
export const CommissionReplay = z.object({ identical: z.boolean(), recorded: Charged, replayed: Charged })
export type CommissionReplay = z.infer<typeof CommissionReplay>
