import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const RECURRING = `('active', 'past_due')`

/** How what recurs has moved, written by the database itself: whoever changes a subscription need not think of it. */
export class Migration20261121172017 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table mrr_movement (
        tenant_id text not null,
        subscription_id text collate "C" not null,
        number integer not null check (number > 0),
        customer_id text not null,
        currency_code text not null,
        kind text not null check (kind in ('new', 'expansion', 'contraction', 'churn', 'reactivation')),
        before_minor bigint not null check (before_minor >= 0),
        after_minor bigint not null check (after_minor >= 0),
        occurred_at timestamptz not null,
        created_at timestamptz not null default clock_timestamp(),
        primary key (tenant_id, subscription_id, number),
        constraint mrr_movement_kind check (case kind
          when 'new' then number = 1 and before_minor = 0 and after_minor > 0
          when 'reactivation' then number > 1 and before_minor = 0 and after_minor > 0
          when 'expansion' then before_minor > 0 and after_minor > before_minor
          when 'contraction' then after_minor > 0 and after_minor < before_minor
          else before_minor > 0 and after_minor = 0 end)
      )`)
    this.addSql(MRR_OF)
    this.addSql(MOVED)
    this.addSql(`revoke all on function mrr_of(text, text), mrr_moved() from public`)
    for (const [table, key, columns] of WATCHED) {
      const changed = columns.map((column) => `old.${column} is distinct from new.${column}`).join(' or ')
      for (const [event, when] of [
        ['insert', 'true'],
        ['delete', 'true'],
        [`update of ${columns.join(', ')}`, changed],
      ]) {
        this.addSql(
          `create constraint trigger mrr_moved_by_${event!.split(' ')[0]} after ${event} on ${table}
             deferrable initially deferred for each row when (${when}) execute function mrr_moved('${key}')`,
        )
      }
    }
    this.addSql(BEGIN)
  }

  override async down(): Promise<void> {
    this.addSql('drop function if exists mrr_moved() cascade')
    this.addSql('drop function if exists mrr_of(text, text)')
    this.addSql('drop table if exists mrr_movement')
  }
}

/** What a subscription's month depends on: the table, the column that names it, and the columns that count. */
const WATCHED: [table: string, key: string, columns: string[]][] = [
  ['subscription', 'id', ['status', '"interval"', 'interval_count', 'currency_code']],
  ['subscription_item', 'subscription_id', ['quantity', 'unit_price_minor']],
]

/** As mrrOf in domain/mrr.ts says: rounded once, half-up, in whole numbers; nothing for one that is not there. */
const MRR_OF = `
  create function mrr_of(tenant text, subject text) returns bigint
  language plpgsql stable security definer set search_path = pg_catalog, public as $$
  begin
    return coalesce((
      select div(2 * a.amount * a.times + a.per, 2 * a.per)
        from (select (select coalesce(sum(i.quantity::numeric * i.unit_price_minor), 0) from subscription_item i
                       where i.tenant_id = s.tenant_id and i.subscription_id = s.id) as amount,
                     (case s."interval" when 'day' then 365 when 'week' then 52 else 1 end)::numeric as times,
                     (case s."interval" when 'month' then 1 when 'quarter' then 3 else 12 end)::numeric
                       * s.interval_count as per
                from subscription s
               where s.tenant_id = tenant and s.id = subject and s.status in ${RECURRING}) a), 0)::bigint;
  end $$`

/**
 * Compares, when the transaction ends, what a subscription brings in a month with the last movement, and writes the
 * difference. So a change of many columns and things is one movement, and one that changes nothing is none.
 */
const MOVED = `
  create function mrr_moved() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
  declare
    was jsonb := to_jsonb(old);
    becomes jsonb := to_jsonb(new);
    tenant text := coalesce(becomes, was) ->> 'tenant_id';
    subject text := coalesce(becomes, was) ->> tg_argv[0];
    held record;
    prior record;
    amount bigint;
  begin
    -- Of a tenant that is brought in or removed the rows come and go in an order of their own.
    if not exists (select from tenant t where t.id = tenant and t.provisioned_at is not null and t.deleted_at is null) then
      return null;
    end if;
    -- Who changes it at the same time waits here, and reckons with what this one has done.
    select s.customer_id, s.currency_code, s.updated_at into held from subscription s
     where s.tenant_id = tenant and s.id = subject for no key update;
    amount := mrr_of(tenant, subject);
    select * into prior from mrr_movement m where m.tenant_id = tenant and m.subscription_id = subject
     order by m.number desc limit 1;
    if held.currency_code <> prior.currency_code then
      raise exception 'the subscription % is counted in %', subject, prior.currency_code
        using errcode = 'check_violation', constraint = 'mrr_movement_currency';
    end if;
    if amount = coalesce(prior.after_minor, 0) then return null; end if;
    insert into mrr_movement (tenant_id, subscription_id, number, customer_id, currency_code, kind, before_minor,
                              after_minor, occurred_at)
    values (tenant, subject, coalesce(prior.number, 0) + 1, coalesce(held.customer_id, prior.customer_id),
            coalesce(held.currency_code, prior.currency_code),
            case when prior.number is null then 'new' when prior.after_minor = 0 then 'reactivation'
                 when amount = 0 then 'churn' when amount > prior.after_minor then 'expansion' else 'contraction' end,
            coalesce(prior.after_minor, 0), amount,
            -- By the clock of who wrote it, as the rows tell; one that is taken back has never been.
            greatest(held.updated_at, (coalesce(becomes, was) ->> 'updated_at')::timestamptz, prior.occurred_at));
    return null;
  end $$`

/** What recurs already counts as new on the day on which it began: how it has moved since then nobody has written down. */
const BEGIN = `
  do $$ begin
    if exists (select from information_schema.columns
                where table_schema = 'public' and table_name = 'subscription' and column_name = 'tenant_id') then
      insert into mrr_movement (tenant_id, subscription_id, number, customer_id, currency_code, kind, before_minor,
                                after_minor, occurred_at)
      select s.tenant_id, s.id, 1, s.customer_id, s.currency_code, 'new', 0, mrr_of(s.tenant_id, s.id), s.begun_at
        from subscription s where s.status in ${RECURRING} and mrr_of(s.tenant_id, s.id) > 0;
    end if;
  end $$`
