/**
 * A page of a vendor's entries, the newest first. Each account is read by its own index, so that a page costs the
 * same however much there is; a balance is what is in the account now less what came after the entry.
 */
export const TRANSACTIONS_SQL = `
  with page as (
    select e.*, a.kind as account, a.currency_code
      from ledger_account a cross join lateral (
        select p.transaction_id, p.position, p.account_id, p.amount_minor, p.vendor_order_id, t.kind,
               t.source_type, t.source_id, t.reason, t.occurred_at
          from ledger_posting p join ledger_transaction t on t.id = p.transaction_id
         where p.account_id = a.id
           and (:transaction::text is null or (p.transaction_id, p.position) < (:transaction, :position::int))
           and (:order::text is null or p.vendor_order_id = :order)
           and (:kind::text is null or t.kind = :kind)
           and (:from::timestamptz is null or t.occurred_at >= :from)
           and (:to::timestamptz is null or t.occurred_at < :to)
         order by p.transaction_id desc, p.position desc limit :take) e
     where a.owner_id = :vendor and (:account::text is null or a.kind = :account)
       and (:currency::text is null or a.currency_code = :currency)
     order by e.transaction_id desc, e.position desc limit :take
  ), since as (
    select p.transaction_id, p.position,
           sum(p.amount_minor) over (partition by p.account_id order by p.transaction_id desc, p.position desc) as amount
      from (select account_id, min(transaction_id) as oldest from page group by account_id) o
      join ledger_posting p on p.account_id = o.account_id and p.transaction_id >= o.oldest
  )
  select g.transaction_id, g.position, g.kind, g.account, g.currency_code, g.amount_minor,
         (select sum(b.amount_minor) from ledger_balance b where b.account_id = g.account_id)
           - s.amount + g.amount_minor as balance_minor,
         g.vendor_order_id, v.display_id as order_display_id, g.source_type, g.source_id, g.reason, g.occurred_at
    from page g join since s using (transaction_id, position)
    left join vendor_order v on v.id = g.vendor_order_id
   order by g.transaction_id desc, g.position desc`
