/** A page of a vendor's entries, the newest first: each account by its own index, however much there is. */
export const TRANSACTIONS_SQL = `
  select e.*, a.kind as account, a.currency_code, v.display_id as order_display_id
    from ledger_account a cross join lateral (
      select p.transaction_id, p.position, p.account_id, p.amount_minor, p.vendor_order_id, t.kind,
             t.source_type, t.source_id, t.reason, t.occurred_at
        from ledger_posting p join ledger_transaction t on t.id = p.transaction_id
       where p.account_id = a.id
         and p.transaction_id <= coalesce(:transaction::text, 'ltx_~')
         and (:transaction::text is null or (p.transaction_id, p.position) < (:transaction, :position::int))
         and (:order::text is null or p.vendor_order_id = :order)
         and (:kind::text is null or t.kind = :kind)
         and (:from::timestamptz is null or t.occurred_at >= :from)
         and (:to::timestamptz is null or t.occurred_at < :to)
       order by p.transaction_id desc, p.position desc limit :take) e
    left join vendor_order v on v.id = e.vendor_order_id
   where a.owner_id = :vendor and (:account::text is null or a.kind = :account)
     and (:currency::text is null or a.currency_code = :currency)
   order by e.transaction_id desc, e.position desc limit :take`

/**
 * What was in one account after each entry from `:oldest` to `:newest`: what is in it now, less all that came later.
 * For one account at a time, so that the planner knows how much that is.
 */
export const BALANCES_SQL = `
  select p.transaction_id, p.position,
         (select sum(b.amount_minor) from ledger_balance b where b.account_id = :account)
           - coalesce((select sum(n.amount_minor) from ledger_posting n
                        where n.account_id = :account and n.transaction_id > :newest), 0)
           - sum(p.amount_minor) over (order by p.transaction_id desc, p.position desc) + p.amount_minor as balance_minor
    from ledger_posting p where p.account_id = :account and p.transaction_id between :oldest and :newest`
