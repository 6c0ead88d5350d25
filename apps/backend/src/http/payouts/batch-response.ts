import type { MedusaContainer } from '@medusajs/framework/types'
import { CityosError, type ListPayoutBatches, type PayoutBatch, type PayoutBatches } from '@cityos/contracts'
import { takeBatch, type BatchRecord } from '../../modules/payout/store/batches'
import { payoutContext } from '../../workflows/payout/context'
import { listRows } from './list-rows'
import { iso, isoOrNull } from '../times'

/** One page of the files for the bank. */
export async function listBatches(
  container: MedusaContainer,
  query: ListPayoutBatches,
): Promise<PayoutBatches> {
  const { rows, page } = await listRows<BatchRecord>(container, 'payout_batch', {}, query)
  return { payout_batches: rows.map(toAnswer), ...page }
}

/** A file as the bank takes it; notes when it was first taken. @throws CityosError `not_found`. */
export async function downloadBatch(
  container: MedusaContainer,
  id: string,
): Promise<{ name: string; xml: string }> {
  const { db, payouts } = payoutContext(container)
  const batch = await db.transaction((trx) => takeBatch(trx, id, payouts.now()))
  if (!batch) throw new CityosError('not_found', `There is no file ${id}.`)
  return { name: `${batch.message_id}.xml`, xml: payouts.open<string>(batch.file_sealed, id) }
}

function toAnswer(batch: BatchRecord): PayoutBatch {
  const { id, currency_code, payout_count, message_id } = batch
  return {
    ...{ id, currency_code, payout_count, message_id, amount_minor: Number(batch.amount_minor) },
    execution_date: dateOf(batch.execution_date),
    downloaded_at: isoOrNull(batch.downloaded_at),
    created_at: iso(batch.created_at),
  }
}

/** The driver reads a date as midnight by the server's clocks. */
function dateOf(date: string | Date): string {
  if (typeof date === 'string') return date.slice(0, 10)
  const part = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${part(date.getMonth() + 1)}-${part(date.getDate())}`
}
