import { z } from 'zod'
import { idSchema, ID_PREFIXES } from './ids'
import { MinorAmount } from './minor'
import { PageInfo, pageQuery } from './paging'

const Time = z.iso.datetime({ offset: true })

/** `unclear`: the provider was asked, did not answer, and may have forgotten that it was. Nobody asks it again. */
export const VendorOrderIntentState = z.enum(['open', 'settled', 'refused', 'void', 'unclear'])
export type VendorOrderIntentState = z.infer<typeof VendorOrderIntentState>

/** What people found out about money of which nobody knows whether it has moved. */
export const IntentOutcome = z.enum(['moved', 'not_moved'])
export type IntentOutcome = z.infer<typeof IntentOutcome>

/** Money of a vendor order that a provider was, or is going to be, asked to move. */
export const VendorOrderIntent = z.object({
  id: idSchema(ID_PREFIXES.vendor_order_intent),
  order_id: z.string(),
  vendor_order_id: idSchema(ID_PREFIXES.vendor_order),
  payment_id: z.string(),
  kind: z.enum(['capture', 'refund']),
  /** Somebody asked for it, or it is owed: the vendor order was closed, or goods of it came back. */
  cause: z.enum(['asked', 'closed', 'returned']),
  amount_minor: MinorAmount,
  currency_code: z.string(),
  reason: z.string().nullable(),
  state: VendorOrderIntentState,
  attempts: z.int(),
  error: z.string().nullable(),
  /** The key under which the provider knows it, and since when it was asked. */
  call_key: z.string().nullable(),
  called_at: Time.nullable(),
  decided: IntentOutcome.nullable(),
  decided_by: z.string().nullable(),
  decided_reason: z.string().nullable(),
  decided_at: Time.nullable(),
  created_at: Time,
  settled_at: Time.nullable(),
})
export type VendorOrderIntent = z.infer<typeof VendorOrderIntent>

export const VendorOrderIntentList = PageInfo.extend({ vendor_order_intents: z.array(VendorOrderIntent) })
export type VendorOrderIntentList = z.infer<typeof VendorOrderIntentList>

export const ListVendorOrderIntents = pageQuery(['created_at'])
  .omit({ q: true })
  .extend({
    state: VendorOrderIntentState.optional(),
    vendor_order_id: idSchema(ID_PREFIXES.vendor_order).optional(),
  })
export type ListVendorOrderIntents = z.output<typeof ListVendorOrderIntents>

/** What was found at the provider, and how. */
export const DecideVendorOrderIntent = z.strictObject({
  outcome: IntentOutcome,
  reason: z.string().trim().min(1).max(1_000),
})
export type DecideVendorOrderIntent = z.output<typeof DecideVendorOrderIntent>
