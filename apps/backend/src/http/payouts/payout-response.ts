import type { MedusaContainer } from '@medusajs/framework/types'
import {
  CityosError,
  type ListPayouts,
  type Payout,
  type PayoutAttempt,
  type PayoutItem,
  type PayoutList,
  type PayoutReversal,
  type WholePayout,
} from '@cityos/contracts'
import { attemptsOf, type AttemptRecord } from '../../modules/payout/store/attempts'
import { PAYOUT_COLUMNS, toPayout, type PayoutRecord } from '../../modules/payout/store/payouts'
import { reversalsOf, type ReversalRecord } from '../../modules/payout/store/reversals'
import { rowsOf, type Sql } from '../../modules/payout/store/sql'
import { payoutContext } from '../../workflows/payout/context'
import { listRows } from './list-rows'
import { iso, isoOrNull } from '../times'

type Row = Parameters<typeof toPayout>[0]

/** Of the entries that a payout pays so many are answered. */
const MOST_ITEMS = 500

/** One page of the tenant's payouts, or of one vendor's where the query names it. */
export async function listPayouts(container: MedusaContainer, query: ListPayouts): Promise<PayoutList> {
  const { vendor_id, method, status, currency_code, created_from, created_to } = query
  const filters = { vendor_id, method, status, currency_code, created_from, created_to }
  const { rows, page } = await listRows<Row>(container, 'payout', filters, query)
  return { payouts: rows.map((row) => toAnswer(toPayout(row))), ...page }
}

/** One payout with all that was done for it. @throws CityosError `not_found`, also for another vendor's. */
export async function readPayout(
  container: MedusaContainer,
  id: string,
  vendorId?: string,
): Promise<WholePayout> {
  const { db } = payoutContext(container)
  const [row] = await rowsOf<Row>(
    db,
    `select ${PAYOUT_COLUMNS} from payout where id = ? and (?::text is null or vendor_id = ?)`,
    [id, vendorId ?? null, vendorId ?? null],
  )
  if (!row) throw new CityosError('not_found', `There is no payout ${id}.`)
  const [tries, reversals, items, [counted]] = await Promise.all([
    attemptsOf(db, id),
    reversalsOf(db, id),
    itemsOf(db, id),
    rowsOf<{ count: number }>(db, `select count(*)::int as count from payout_item where payout_id = ?`, [id]),
  ])
  return {
    ...toAnswer(toPayout(row)),
    ...{ tries: tries.map(toAttempt), reversals: reversals.map(toReversal), items },
    item_count: counted!.count,
  }
}

async function itemsOf(sql: Sql, id: string): Promise<PayoutItem[]> {
  const rows = await rowsOf<
    Omit<PayoutItem, 'amount_minor' | 'occurred_at'> & { amount_minor: string; occurred_at: Date }
  >(
    sql,
    `select i.transaction_id, t.kind, t.source_id, p.vendor_order_id, i.amount_minor, t.occurred_at
       from payout_item i
       join ledger_transaction t on t.id = i.transaction_id
       join ledger_posting p on p.transaction_id = i.transaction_id and p.position = i.position
      where i.payout_id = ? order by i.transaction_id, i.position limit ${MOST_ITEMS}`,
    [id],
  )
  return rows.map((row) => ({
    ...row,
    amount_minor: Number(row.amount_minor),
    occurred_at: iso(row.occurred_at),
  }))
}

function toAnswer(payout: PayoutRecord): Payout {
  const { id, vendor_id, currency_code, status, method, reasons, note, attempts, destination } = payout
  const { provider_reference, batch_id } = payout
  return {
    ...{
      id,
      vendor_id,
      currency_code,
      amount_minor: Number(payout.amount_minor),
      reversed_minor: Number(payout.reversed_minor),
      status,
      method,
      reasons,
      note,
    },
    ...{ attempts, destination, provider_reference, batch_id },
    next_attempt_at: isoOrNull(payout.next_attempt_at),
    sent_at: isoOrNull(payout.sent_at),
    paid_at: isoOrNull(payout.paid_at),
    created_at: iso(payout.created_at),
    updated_at: iso(payout.updated_at),
  }
}

function toAttempt(attempt: AttemptRecord): PayoutAttempt {
  const { number, idempotency_key, method, destination, state, sends } = attempt
  const { provider_reference, error_code, error_message } = attempt
  return {
    ...{ number, idempotency_key, method, destination, state, sends },
    ...{ provider_reference, error_code, error_message },
    started_at: iso(attempt.started_at),
    finished_at: isoOrNull(attempt.finished_at),
  }
}

function toReversal(reversal: ReversalRecord): PayoutReversal {
  const { id, vendor_order_id, state, sends, provider_reference, error_code, error_message } = reversal
  return {
    ...{ id, vendor_order_id, amount_minor: Number(reversal.amount_minor), state, sends },
    ...{ provider_reference, error_code, error_message },
    next_attempt_at: isoOrNull(reversal.next_attempt_at),
    created_at: iso(reversal.created_at),
    closed_at: isoOrNull(reversal.closed_at),
  }
}
