import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { patchDispute, type DisputeRecord } from '../../modules/dispute/store/disputes'
import { disputeFee } from '../../modules/ledger/domain/dispute'
import { transactionOf } from '../../modules/ledger/domain/transaction'
import { ledgerModule } from '../ledger/ledger-module'

/** What a provider has charged for a dispute until now, less what it gave back. */
export interface Fee {
  amount_minor: number
  currency_code: string
}

/** Posts what a dispute has cost beyond what is posted, which may be below nothing; answers the ids. */
export async function noteFee(
  container: MedusaContainer,
  trx: Knex,
  dispute: Pick<DisputeRecord, 'id' | 'fee_minor' | 'fee_currency_code' | 'fee_postings'>,
  fee: Fee,
  at: Date,
): Promise<string[]> {
  const known = dispute.fee_currency_code ?? fee.currency_code
  if (known !== fee.currency_code)
    throw new Error(`The charges for ${dispute.id} are in ${known} and in ${fee.currency_code}.`)
  const delta = BigInt(fee.amount_minor) - BigInt(dispute.fee_minor ?? 0)
  if (delta === 0n && dispute.fee_minor !== null) return []
  const number = dispute.fee_postings + 1
  await patchDispute(trx as never, dispute.id, {
    ...{ fee_minor: String(fee.amount_minor), fee_currency_code: fee.currency_code },
    fee_postings: delta === 0n ? dispute.fee_postings : number,
  })
  if (delta === 0n) return []
  const posted = await ledgerModule(container).post(trx as never, [
    transactionOf({
      ...{ kind: 'dispute_fee', source_type: 'dispute', source_id: dispute.id, occurred_at: at },
      idempotency_key: `dispute_fee:${dispute.id}:${number}`,
      ...disputeFee(fee.currency_code, delta),
    }),
  ])
  return posted.map(({ id }) => id)
}
