import { z } from 'zod'
import { idSchema, ID_PREFIXES } from './ids'
import { MinorAmount, MOST_MINOR } from './minor'

const Time = z.iso.datetime({ offset: true })
const Decimal = z.string().regex(/^\d+(\.\d+)?$/)
const Note = z.string().trim().min(1).max(1_000)
const lineId = z.string().min(1).max(64)

/** `open` while somebody of the tenant's staff is still writing it down, in Medusa's own admin. */
export const VendorReturnStatus = z.enum(['open', 'requested', 'partially_received', 'received', 'canceled'])
export type VendorReturnStatus = z.infer<typeof VendorReturnStatus>

/** Goods of one vendor order that come back, or have. */
export const VendorReturn = z.object({
  id: z.string(),
  vendor_order_id: idSchema(ID_PREFIXES.vendor_order),
  status: VendorReturnStatus,
  /** Where they come back to. */
  location_id: z.string().nullable(),
  /** What it belongs to, where something is given in exchange or was claimed. */
  exchange_id: z.string().nullable(),
  claim_id: z.string().nullable(),
  items: z.array(
    z.object({
      line_item_id: z.string(),
      quantity: Decimal,
      received_quantity: Decimal,
      note: z.string().nullable(),
    }),
  ),
  /** What goes back to the shopper for what was received, as far as it was captured; in minor units. */
  refund_minor: MinorAmount,
  requested_at: Time.nullable(),
  received_at: Time.nullable(),
  canceled_at: Time.nullable(),
  created_at: Time,
})
export type VendorReturn = z.infer<typeof VendorReturn>

/** Medusa counts pieces by decimals; a millionth of one is the least. */
const Pieces = z
  .array(z.strictObject({ line_item_id: lineId, quantity: z.number().min(0.000_001).max(1_000_000) }))
  .min(1)
  .max(1_000)

/** What is going to come back. `location_id`: where to; the vendor's own place when absent, or that it was sent from. */
export const RequestVendorReturn = z.strictObject({
  items: Pieces,
  location_id: z.string().min(1).max(64).optional(),
  note: Note.optional(),
})
export type RequestVendorReturn = z.output<typeof RequestVendorReturn>

/**
 * What has come back: these pieces, or all that have not. `refund_minor`: what goes back for them, at most what they
 * cost, which it is when absent; nothing for what belongs to an exchange or a claim. `restock: false`: they are not sold
 * again.
 */
export const ReceiveVendorReturn = z.strictObject({
  items: Pieces.optional(),
  refund_minor: z.int().min(0).max(MOST_MINOR).optional(),
  restock: z.boolean().default(true),
})
export type ReceiveVendorReturn = z.output<typeof ReceiveVendorReturn>
