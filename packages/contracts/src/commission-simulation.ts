import { z } from 'zod'
import { CurrencyCode } from './codes'
import { CommissionLineKind, CommissionTrace } from './commission-line'
import { idSchema, ID_PREFIXES } from './ids'
import { MinorAmount, MOST_MINOR } from './minor'

/** So that the sum of all lines is still an amount. */
const MOST_LINES = 100
const Sum = z
  .int()
  .min(0)
  .max(MOST_MINOR / MOST_LINES)
const CatalogueId = z.string().min(1).max(100)

/** A line of a sale that nobody has made. */
const SimulatedSale = z.strictObject({
  kind: CommissionLineKind.default('item'),
  vendor_id: idSchema(ID_PREFIXES.vendor),
  /** Its categories, collection and type are those that it has now. */
  product_id: CatalogueId.nullable().default(null),
  store_id: idSchema(ID_PREFIXES.tenant_store).nullable().default(null),
  /** Fractions are welcome: 1.5 metres of a cloth. */
  quantity: z.number().min(0.000001).max(1_000_000).default(1),
  /** Of all pieces together, after discounts, without tax. */
  base_minor: Sum,
  currency_code: CurrencyCode,
  /** What the vendor had sold in the month before; left out, it is what it has sold. */
  volume_minor: Sum.optional(),
})
export type SimulatedSale = z.output<typeof SimulatedSale>

export const SimulateCommission = z.strictObject({
  sales: z.array(SimulatedSale).min(1).max(MOST_LINES),
  /** When it would be sold; now where it is left out. */
  at: z.iso.datetime({ offset: true }).optional(),
})
export type SimulateCommission = z.output<typeof SimulateCommission>

/**
 * Why a rule whose scope holds the sale does not decide it: it does not apply (`inactive` to `currency_missing`), or
 * another one of its group comes first.
 */
export const CommissionLoss = z.enum([
  'inactive',
  'not_yet_valid',
  'expired',
  'shipping_not_charged',
  'currency_missing',
  'less_specific',
  'lower_priority',
  'younger',
  'later_id',
])
export type CommissionLoss = z.infer<typeof CommissionLoss>

const Candidate = z.object({
  rule_id: z.string(),
  rule_version: z.int(),
  name: z.string(),
  stack_group: z.string(),
  won: z.boolean(),
  /** Null for the winner. */
  lost_because: CommissionLoss.nullable(),
  /** The winner that came before it, where one did. */
  beaten_by: z.string().nullable(),
})
export type CommissionCandidate = z.infer<typeof Candidate>

const Fee = z.object({
  stack_group: z.string(),
  rule_id: z.string(),
  rule_version: z.int(),
  rate_bps: z.int().nullable(),
  amount_minor: MinorAmount,
  tax_minor: MinorAmount,
  trace: CommissionTrace,
})

const SimulatedLine = z.object({
  kind: CommissionLineKind,
  vendor_id: z.string(),
  product_id: z.string().nullable(),
  quantity: z.number(),
  currency_code: z.string(),
  base_minor: MinorAmount,
  /** What the vendor would have sold in the month before this line. */
  volume_minor: MinorAmount,
  amount_minor: MinorAmount,
  tax_minor: MinorAmount,
  fees: z.array(Fee),
  /** Every rule whose scope holds this line: by group, in the order in which they would win. */
  candidates: z.array(Candidate),
})

const Total = z.object({
  currency_code: z.string(),
  base_minor: MinorAmount,
  amount_minor: MinorAmount,
  tax_minor: MinorAmount,
  /** What is left to the vendors: base less commission and its tax. */
  net_minor: MinorAmount,
})

/** One line for each sale, in the order of the sales. */
export const CommissionSimulation = z.object({ lines: z.array(SimulatedLine), totals: z.array(Total) })
export type CommissionSimulation = z.infer<typeof CommissionSimulation>
