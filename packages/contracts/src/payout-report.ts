import { z } from 'zod'
import { idSchema, ID_PREFIXES } from './ids'
import { MinorAmount } from './minor'
import { PageInfo, pageQuery } from './paging'

const Moment = z.iso.datetime({ offset: true })

/** One file for the bank; amounts in minor units. */
export const PayoutBatch = z.object({
  id: idSchema(ID_PREFIXES.payout_batch),
  currency_code: z.string(),
  payout_count: z.int(),
  amount_minor: MinorAmount,
  message_id: z.string(),
  execution_date: z.iso.date(),
  downloaded_at: Moment.nullable(),
  created_at: Moment,
})
export type PayoutBatch = z.infer<typeof PayoutBatch>

export const ListPayoutBatches = pageQuery(['created_at']).omit({ q: true })
export type ListPayoutBatches = z.output<typeof ListPayoutBatches>

export const PayoutBatches = PageInfo.extend({ payout_batches: z.array(PayoutBatch) })
export type PayoutBatches = z.infer<typeof PayoutBatches>

/** What the bank says has become of transfers: camt.053 or camt.054 in XML, or CSV with the columns named below. */
export const ImportBankReport = z.strictObject({
  format: z.enum(['camt', 'csv']),
  content: z.string().min(1).max(20_000_000),
})
export type ImportBankReport = z.output<typeof ImportBankReport>

export const ImportedBankReport = z.object({
  confirmed: z.array(z.string()),
  returned: z.array(z.string()),
  /** Named before, and nothing was to be done. */
  known: z.array(z.string()),
  /** References that are nobody's, and amounts that are others: each is a line to look at. */
  unmatched: z.array(z.object({ reference: z.string(), problem: z.string() })),
})
export type ImportedBankReport = z.infer<typeof ImportedBankReport>
