import type { VendorNotificationKind } from '@cityos/contracts'

/**
 * What each kind is told from: rows with `key` (unique, of what it is because of), `vendor_id`, `subject_id`, `at` and
 * `data`, since `:since` (ids that were made since then sort from `:order_floor` and `:ledger_floor` on), and of the
 * things in `:ids` alone where there are any.
 */
export const SOURCES: Readonly<Record<VendorNotificationKind, string>> = {
  order_placed: `
    select v.id as key, v.vendor_id, v.id as subject_id, v.created_at as at,
           jsonb_build_object('display_id', v.display_id, 'amount_minor', v.total_minor,
                              'currency_code', v.currency_code) as data
      from vendor_order v where v.id >= :order_floor and ${among('v.id')}`,
  order_canceled: `
    select v.id as key, v.vendor_id, v.id as subject_id, v.closed_at as at,
           jsonb_build_object('display_id', v.display_id, 'reason', v.reason) as data
      from vendor_order v
     where v.closed_at >= :since and v.status in ('rejected', 'canceled') and ${among('v.id')}`,
  // Each refund is a move of its own for each vendor order; what shoppers got is what left the clearing.
  order_refunded: `
    select t.id as key, v.vendor_id, v.id as subject_id, t.created_at as at,
           jsonb_build_object('display_id', v.display_id, 'amount_minor', c.amount_minor,
                              'currency_code', c.currency_code) as data
      from ledger_transaction t
      join ledger_posting c on c.transaction_id = t.id
      join ledger_account a on a.id = c.account_id and a.kind = 'clearing'
      join vendor_order v on v.id = (select p.vendor_order_id from ledger_posting p
            where p.transaction_id = t.id and p.vendor_order_id is not null limit 1)
     where t.id >= :ledger_floor and t.kind = 'refund' and ${among('t.source_id')}`,
  product_approved: decided('approved'),
  product_rejected: decided('rejected'),
  document_rejected: paper(`d.status = 'rejected'`, 'd.reviewed_at'),
  document_expiring: paper(
    `d.reminded_at >= :since and d.status in ('pending', 'accepted')`,
    'd.reminded_at',
  ),
  document_expired: paper(`d.status = 'expired'`, 'd.updated_at'),
  payout_paid: payout('payout_paid'),
  payout_failed: payout('payout_failed'),
  funds_released: released('release'),
  reserve_released: released('reserve_release'),
  funds_held: kept('funds_held_at', 'v.funds_held_reason'),
  funds_resumed: kept('funds_resumed_at', 'null'),
  dispute_opened: disputed('true', 'd.created_at'),
  dispute_won: disputed(`d.status = 'won'`, 'd.closed_at'),
  dispute_lost: disputed(`d.status = 'lost'`, 'd.closed_at'),
}

function among(column: string): string {
  return `(:ids::text[] is null or ${column} = any(:ids::text[]))`
}

function decided(status: 'approved' | 'rejected'): string {
  return `
    select a.id as key, a.vendor_id, a.product_id as subject_id, a.decided_at as at,
           jsonb_build_object('title', p.title, 'reason', a.reason) as data
      from product_approval a join product p on p.id = a.product_id
     where a.decided_at >= :since and a.status = '${status}' and ${among('a.id')}`
}

function paper(condition: string, at: string): string {
  return `
    select d.id as key, d.vendor_id, d.id as subject_id, ${at} as at,
           jsonb_build_object('title', r.title, 'reason', d.reason,
             'expires_on', to_char((d.expires_at - interval '1 day') at time zone 'UTC', 'YYYY-MM-DD')) as data
      from vendor_document d join vendor_requirement r on r.id = d.requirement_id
     where d.updated_at >= :since and ${condition} and d.deleted_at is null and ${among('d.id')}`
}

function payout(kind: 'payout_paid' | 'payout_failed'): string {
  return `
    select t.id as key, a.owner_id as vendor_id, t.source_id as subject_id, t.created_at as at,
           jsonb_build_object('amount_minor', -p.amount_minor, 'currency_code', p.currency_code,
                              'reason', t.reason) as data
      from ledger_transaction t join ledger_posting p on p.transaction_id = t.id
      join ledger_account a on a.id = p.account_id and a.kind = 'in_transit'
     where t.id >= :ledger_floor and t.kind = '${kind}' and ${among('t.source_id')}`
}

/** What can be paid out now, with why where somebody has released it early. */
function released(kind: 'release' | 'reserve_release'): string {
  return `
    select t.id as key, v.vendor_id, v.id as subject_id, t.created_at as at,
           jsonb_build_object('display_id', v.display_id, 'amount_minor', p.amount_minor,
                              'currency_code', p.currency_code, 'reason', t.reason) as data
      from ledger_transaction t join ledger_posting p on p.transaction_id = t.id
      join ledger_account a on a.id = p.account_id and a.kind = 'available'
      join vendor_order v on v.id = t.source_id
     where t.id >= :ledger_floor and t.kind = '${kind}' and ${among('t.source_id')}`
}

/** Each time that somebody keeps the money of an order back, or no longer does. */
function kept(column: 'funds_held_at' | 'funds_resumed_at', reason: string): string {
  return `
    select v.id || ':' || extract(epoch from v.${column})::text as key, v.vendor_id, v.id as subject_id,
           v.${column} as at, jsonb_build_object('display_id', v.display_id, 'reason', ${reason}) as data
      from vendor_order v where v.${column} >= :since and ${among('v.id')}`
}

/** A vendor's own part, each time that its money is taken: what the vendor bears of it. */
function disputed(condition: string, at: string): string {
  return `
    select p.id || ':' || d.round as key, p.vendor_id, p.id as subject_id, ${at} as at,
           jsonb_build_object('display_id', v.display_id, 'amount_minor', (p.share ->> 'vendor_minor')::bigint,
                              'currency_code', d.currency_code, 'reason', d.reason) as data
      from dispute d join dispute_part p on p.dispute_id = d.id join vendor_order v on v.id = p.vendor_order_id
     where d.updated_at >= :since and ${at} >= :since and p.amount_minor > 0 and ${condition} and ${among('d.id')}`
}
