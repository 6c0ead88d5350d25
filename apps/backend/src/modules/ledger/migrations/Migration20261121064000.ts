import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** The journal. What only grows (`append_only`) and what triggers write (`derived`) says tenancy.classification.json. */
export class Migration20261121064000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table ledger_account (
        tenant_id text not null,
        id text collate "C" not null,
        kind text not null check (kind in ('clearing', 'commission_revenue', 'commission_tax', 'tax_payable', 'disputes',
          'pending', 'reserve', 'available', 'in_transit', 'receivable')),
        owner_id text not null,
        currency_code text not null,
        -- which side of nothing the balance may never be on; 0 for either
        sign smallint generated always as (case kind when 'receivable' then -1
          when 'pending' then 1 when 'reserve' then 1 when 'available' then 1 when 'in_transit' then 1 else 0 end) stored,
        -- over how many rows the balance is spread, so that checkouts do not wait for each other
        shards smallint generated always as (case owner_id when 'platform' then 16 else 1 end) stored,
        created_at timestamptz not null default clock_timestamp(),
        primary key (tenant_id, id),
        unique (tenant_id, owner_id, currency_code, kind),
        constraint ledger_account_owner check ((owner_id = 'platform') =
          (kind in ('clearing', 'commission_revenue', 'commission_tax', 'tax_payable', 'disputes')))
      )`)
    this.addSql(`
      create table ledger_transaction (
        tenant_id text not null,
        id text collate "C" not null,
        kind text not null check (kind in ('capture', 'release', 'reserve_release', 'refund', 'dispute_opened', 'dispute_won',
          'dispute_lost', 'payout_created', 'payout_paid', 'payout_failed', 'payout_reversed', 'netting', 'adjustment', 'reversal')),
        source_type text not null,
        source_id text not null,
        idempotency_key text not null,
        occurred_at timestamptz not null,
        reverses_id text collate "C",
        reason text,
        actor text,
        posting_count smallint not null check (posting_count >= 2),
        created_at timestamptz not null default clock_timestamp(),
        primary key (tenant_id, id),
        unique (tenant_id, idempotency_key),
        foreign key (tenant_id, reverses_id) references ledger_transaction (tenant_id, id),
        constraint ledger_transaction_reversal check ((kind = 'reversal') = (reverses_id is not null)),
        constraint ledger_transaction_reason check (reason is not null or kind not in ('adjustment', 'reversal'))
      )`)
    this.addSql(
      `create unique index ledger_transaction_reversed_once on ledger_transaction (tenant_id, reverses_id) where reverses_id is not null`,
    )
    this.addSql(`create index ledger_transaction_source on ledger_transaction (tenant_id, source_id)`)
    this.addSql(`
      create table ledger_posting (
        tenant_id text not null,
        transaction_id text collate "C" not null,
        position smallint not null check (position >= 1),
        account_id text collate "C" not null,
        currency_code text not null,
        amount_minor bigint not null check (amount_minor <> 0 and amount_minor between -9000000000000000 and 9000000000000000),
        vendor_order_id text,
        primary key (tenant_id, transaction_id, position)
      )`)
    this.addSql(`create index ledger_posting_account on ledger_posting (tenant_id, account_id, transaction_id)`)
    this.addSql(
      `create index ledger_posting_vendor_order on ledger_posting (tenant_id, vendor_order_id) where vendor_order_id is not null`,
    )
    this.addSql(`
      create table ledger_balance (
        tenant_id text not null,
        account_id text collate "C" not null,
        shard smallint not null,
        sign smallint not null,
        amount_minor bigint not null check (amount_minor between -9000000000000000 and 9000000000000000),
        primary key (tenant_id, account_id, shard),
        foreign key (tenant_id, account_id) references ledger_account (tenant_id, id)
      ) with (fillfactor = 50)`)
    this.addSql(POSTED)
    this.addSql(HAS_POSTINGS)
    this.addSql(`revoke all on function ledger_posted(), ledger_has_postings() from public`)
    this.addSql(
      `create trigger ledger_posted after insert on ledger_posting referencing new table as added
         for each statement execute function ledger_posted()`,
    )
    this.addSql(
      `create constraint trigger ledger_has_postings after insert on ledger_transaction deferrable initially deferred
         for each row execute function ledger_has_postings()`,
    )
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists ledger_balance, ledger_posting, ledger_transaction, ledger_account cascade')
    this.addSql('drop function if exists ledger_posted(), ledger_has_postings() cascade')
  }
}

/**
 * Checks the postings of a statement and keeps the balances. As the owner, so that nobody else writes a balance. The
 * look-ups go by key, row by row: a plan that was made for one transaction is also good for ten thousand, and the
 * other way round.
 */
const POSTED = `
  create function ledger_posted() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
  declare
    wrong text;
    accounts bigint;
    kept bigint;
    overdrawn text;
  begin
    -- All postings of a transaction are in one statement, numbered from 1 on, and sum to nothing in each currency.
    select p.transaction_id into wrong
      from (select tenant_id, transaction_id, currency_code, sum(amount_minor) as sum, count(*) as count,
                   max(position) as last
              from added group by tenant_id, transaction_id, currency_code) p
     group by p.tenant_id, p.transaction_id
    having bool_or(p.sum <> 0) or sum(p.count) <> max(p.last)
        or sum(p.count) is distinct from (select t.posting_count from ledger_transaction t
                                           where t.tenant_id = p.tenant_id and t.id = p.transaction_id)
     limit 1;
    if wrong is not null then
      raise exception 'the postings of % do not balance or are not all of it', wrong
        using errcode = 'check_violation', constraint = 'ledger_unbalanced';
    end if;

    with summed as (
      select tenant_id, account_id, currency_code, sum(amount_minor)::bigint as amount
        from added group by tenant_id, account_id, currency_code
    ), written as (
      -- In the order of their keys, so that two transactions never wait for each other.
      insert into ledger_balance as b (tenant_id, account_id, shard, sign, amount_minor)
        select s.tenant_id, s.account_id, pg_backend_pid() % a.shards, a.sign, s.amount
          from summed s cross join lateral (
            select shards, sign from ledger_account
             where tenant_id = s.tenant_id and id = s.account_id and currency_code = s.currency_code limit 1) a
         order by s.tenant_id, s.account_id
        on conflict (tenant_id, account_id, shard) do update set amount_minor = b.amount_minor + excluded.amount_minor
        returning b.account_id, b.sign * b.amount_minor < 0 as overdrawn
    )
    select (select count(*) from summed), count(*), min(account_id) filter (where w.overdrawn)
      into accounts, kept, overdrawn from written w;
    if kept <> accounts then
      raise exception 'a posting is to an account that is not there, or has another currency'
        using errcode = 'foreign_key_violation', constraint = 'ledger_posting_account';
    end if;
    -- A tenant that is not open is being brought in: its rows come in an order of their own.
    if overdrawn is not null and not exists (
      select from tenant t join added p on p.tenant_id = t.id where t.provisioned_at is null)
    then
      raise exception 'the account % would be overdrawn', overdrawn
        using errcode = 'check_violation', constraint = 'ledger_overdrawn';
    end if;
    return null;
  end $$`

/** At the end of the database transaction, when its postings have had their time to come. */
const HAS_POSTINGS = `
  create function ledger_has_postings() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    if not exists (select from ledger_posting where tenant_id = new.tenant_id and transaction_id = new.id)
      and not exists (select from tenant where id = new.tenant_id and provisioned_at is null)
    then
      raise exception 'the transaction % has no postings', new.id
        using errcode = 'check_violation', constraint = 'ledger_has_postings';
    end if;
    return null;
  end $$`
