import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** 9·10^15: what a whole number in JSON holds for everybody. */
const MOST = 9_000_000_000_000_000
const minor = (column: string, least = 0) =>
  `${column} bigint not null default 0 check (${column} between ${least} and ${MOST})`
const STAMPS = `created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz`
const INTERVALS = `'day', 'week', 'month', 'quarter', 'year'`
const STATUSES = `'draft', 'trialing', 'active', 'past_due', 'paused', 'unpaid', 'canceled'`

/** Plans, subscriptions, their cycles and what was asked for them. What only grows says tenancy.classification.json. */
export class Migration20261121135000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table subscription_plan (
      id text collate "C" primary key,
      version integer not null default 1 check (version > 0),
      name text not null,
      description text,
      "interval" text not null check ("interval" in (${INTERVALS})),
      interval_count integer not null check (interval_count between 1 and 365),
      discount_bps integer not null default 0 check (discount_bps between 0 and 10000),
      prices jsonb,
      trial_days integer not null default 0 check (trial_days between 0 and 730),
      minimum_cycles integer not null default 0 check (minimum_cycles between 0 and 120),
      active boolean not null default true,
      ${STAMPS},
      constraint subscription_plan_one_price check (prices is null or discount_bps = 0)
    )`)
    // variant_id '' is every variant of the product.
    this.addSql(`create table subscription_plan_target (
      id text collate "C" primary key,
      plan_id text collate "C" not null references subscription_plan (id) on delete cascade,
      product_id text not null,
      variant_id text not null default ''
    )`)
    this.addSql(
      `create unique index subscription_plan_target_once on subscription_plan_target (plan_id, product_id, variant_id)`,
    )
    this.addSql(`create index subscription_plan_target_product on subscription_plan_target (product_id)`)

    // The cycle of anchor_index begins at anchor_date; all others are counted from there, never from each other.
    this.addSql(`create table subscription (
      id text collate "C" primary key,
      customer_id text not null,
      store_id text,
      sales_channel_id text,
      region_id text not null,
      plan_id text collate "C" references subscription_plan (id),
      plan_version integer,
      plan_name text,
      order_id text,
      email text,
      status text not null default 'draft' check (status in (${STATUSES})),
      currency_code text not null,
      time_zone text not null,
      "interval" text not null check ("interval" in (${INTERVALS})),
      interval_count integer not null check (interval_count between 1 and 365),
      starts_on date not null,
      trial_ends_on date,
      anchor_date date not null,
      anchor_index integer not null default 0 check (anchor_index >= 0),
      minimum_cycles integer not null default 0 check (minimum_cycles between 0 and 120),
      current_starts_on date,
      current_ends_on date,
      cancel_at_period_end boolean not null default false,
      pause_at_period_end boolean not null default false,
      reason text,
      begun_at timestamptz,
      paused_at timestamptz,
      canceled_at timestamptz,
      payment_provider_id text,
      payment_method_id text,
      method_changed_at timestamptz,
      is_given_up boolean not null default false,
      shipping_option_id text,
      shipping_address jsonb,
      billing_address jsonb,
      metadata jsonb not null default '{}',
      created_by text,
      ${STAMPS},
      constraint subscription_trial check (trial_ends_on is null or trial_ends_on > starts_on),
      constraint subscription_period check
        ((current_starts_on is null) = (current_ends_on is null) and current_ends_on > current_starts_on),
      constraint subscription_canceled check ((status = 'canceled') = (canceled_at is not null)),
      constraint subscription_paused check ((status = 'paused') = (paused_at is not null)),
      constraint subscription_begun check (status = 'draft' or begun_at is not null),
      constraint subscription_one_end check (not (cancel_at_period_end and pause_at_period_end)),
      constraint subscription_deleted check (deleted_at is null or status = 'draft'),
      constraint subscription_given_up check (not is_given_up or status = 'canceled')
    )`)
    this.addSql(`create index subscription_by_customer on subscription (customer_id, id)`)
    this.addSql(`create index subscription_by_status on subscription (status, id)`)
    this.addSql(`create index subscription_by_plan on subscription (plan_id, id)`)
    this.addSql(`create index subscription_by_order on subscription (order_id) where order_id is not null`)

    // The price is what was agreed: what the shop asks later changes nothing here.
    this.addSql(`create table subscription_item (
      id text collate "C" primary key,
      subscription_id text collate "C" not null references subscription (id) on delete cascade,
      position integer not null check (position > 0),
      product_id text not null,
      variant_id text not null,
      title text not null,
      quantity integer not null check (quantity between 1 and 10000),
      unit_price_minor bigint not null check (unit_price_minor between 1 and ${MOST}),
      is_tax_inclusive boolean not null,
      ${STAMPS}
    )`)
    this.addSql(`create unique index subscription_item_once on subscription_item (subscription_id, variant_id)`)
    this.addSql(`create index subscription_item_variant on subscription_item (variant_id)`)

    // A period is [starts_on, ends_on). Tax is what is asked on top of the prices. The id of its order is chosen before
    // there is one, so that a second order cannot be made.
    this.addSql(`create table billing_cycle (
      id text collate "C" primary key,
      subscription_id text collate "C" not null references subscription (id) on delete cascade,
      "index" integer not null check ("index" >= 0),
      starts_on date not null,
      ends_on date not null,
      due_at timestamptz not null,
      status text not null default 'scheduled' check (status in
        ('scheduled', 'processing', 'paid', 'failed', 'retrying', 'uncollectible', 'void')),
      currency_code text not null,
      ${minor('items_minor')},
      ${minor('discount_minor')},
      ${minor('shipping_minor')},
      ${minor('tax_minor', -MOST)},
      ${minor('credit_minor')},
      ${minor('total_minor')},
      planned_order_id text,
      order_id text,
      failure_code text,
      failure_message text,
      blocked_at timestamptz,
      retry_at timestamptz,
      next_attempt_at timestamptz,
      gives_up_at timestamptz,
      paid_at timestamptz,
      money_version integer not null default 0,
      told_version integer not null default 0,
      telling_until timestamptz,
      ${STAMPS},
      constraint billing_cycle_dates check (ends_on > starts_on),
      constraint billing_cycle_sum check
        (total_minor = items_minor - discount_minor + shipping_minor + tax_minor - credit_minor),
      constraint billing_cycle_paid check ((status = 'paid') = (paid_at is not null)),
      constraint billing_cycle_order check (status <> 'paid' or order_id is not null)
    )`)
    this.addSql(`create unique index billing_cycle_once on billing_cycle (subscription_id, "index")`)
    this.addSql(`create unique index billing_cycle_order on billing_cycle (order_id, subscription_id)
      where order_id is not null`)
    this.addSql(`create index billing_cycle_due on billing_cycle (due_at, id) where status = 'scheduled'`)
    this.addSql(`create unique index billing_cycle_planned_order on billing_cycle (planned_order_id)
      where planned_order_id is not null`)
    this.addSql(`create index billing_cycle_by_status on billing_cycle (status, id)`)
    this.addSql(`create index billing_cycle_untold on billing_cycle (id) where money_version > told_version`)
    this.addSql(`create index billing_cycle_gives_up on billing_cycle (gives_up_at, id) where gives_up_at is not null`)
    this.addSql(`create index billing_cycle_again on billing_cycle (next_attempt_at, id)
      where next_attempt_at is not null`)

    this.addSql(`create table billing_attempt (
      id text collate "C" primary key,
      cycle_id text collate "C" not null references billing_cycle (id),
      number integer not null check (number > 0),
      idempotency_key text not null,
      outcome text not null check (outcome in
        ('started', 'unclear', 'requires_action', 'soft', 'hard', 'succeeded')),
      amount_minor bigint not null check (amount_minor between 1 and ${MOST}),
      currency_code text not null,
      payment_provider_id text not null,
      payment_method_id text not null,
      provider_reference text,
      error_code text,
      error_message text,
      started_at timestamptz not null,
      sent_at timestamptz not null,
      asked integer not null default 0 check (asked >= 0),
      last_asked_at timestamptz,
      declined_at timestamptz,
      finished_at timestamptz,
      is_surplus boolean not null default false,
      constraint billing_attempt_declined check (outcome not in ('soft', 'hard') or declined_at is not null),
      constraint billing_attempt_finished check
        ((outcome in ('started', 'unclear', 'requires_action')) = (finished_at is null))
    )`)
    this.addSql(`create unique index billing_attempt_once on billing_attempt (cycle_id, number)`)
    this.addSql(`create unique index billing_attempt_key on billing_attempt (idempotency_key)`)
    // One at a time, and none after money came: so nobody is charged twice for a cycle. Money that a refused one brings
    // late, while the next is under way, is written down all the same.
    this.addSql(`create unique index billing_attempt_open on billing_attempt (cycle_id)
      where outcome in ('started', 'unclear', 'requires_action')`)
    this.addSql(BEGUN)
    this.addSql(`revoke all on function billing_attempt_begun() from public`)
    this.addSql(`create trigger billing_attempt_begun before insert or update of outcome on billing_attempt
      for each row execute function billing_attempt_begun()`)
    this.addSql(`create index billing_attempt_surplus on billing_attempt (cycle_id) where is_surplus`)
    this.addSql(`create index billing_attempt_reference on billing_attempt (provider_reference)
      where provider_reference is not null`)

    // Each entry says what is left behind it, and has the number after the last: of two at once one is refused.
    this.addSql(`create table credit_entry (
      id text collate "C" primary key,
      subscription_id text collate "C" not null references subscription (id),
      currency_code text not null,
      number integer not null check (number > 0),
      amount_minor bigint not null check (amount_minor <> 0 and amount_minor between -${MOST} and ${MOST}),
      balance_minor bigint not null check (balance_minor between 0 and ${MOST}),
      reason text not null check (reason in ('proration', 'pause', 'cancel', 'adjustment', 'used', 'returned')),
      cycle_id text collate "C" references billing_cycle (id),
      source text not null,
      created_by text,
      created_at timestamptz not null,
      constraint credit_entry_first check (number > 1 or balance_minor = amount_minor)
    )`)
    this.addSql(
      `create unique index credit_entry_number on credit_entry (subscription_id, currency_code, number)`,
    )
    this.addSql(`create unique index credit_entry_source on credit_entry (subscription_id, source)`)

    this.addSql(`create table subscription_setting (
      id text primary key,
      is_only boolean not null default true check (is_only),
      retry_offsets_days jsonb not null,
      exhaustion text not null check (exhaustion in ('cancel', 'unpaid')),
      updated_at timestamptz not null
    )`)
    this.addSql(`create unique index subscription_setting_only on subscription_setting (is_only)`)

    // Written with a tenant's first subscription, and no part of an export: what was copied or brought back charges nobody
    // until somebody says so.
    this.addSql(`create table subscription_billing (
      id text primary key,
      is_only boolean not null default true check (is_only),
      is_on boolean not null,
      updated_at timestamptz not null
    )`)
    this.addSql(`create unique index subscription_billing_only on subscription_billing (is_only)`)

    // No reference: the history outlives a subscription that was taken back before anybody saw it.
    this.addSql(`create table subscription_transition (
      id text collate "C" primary key,
      subscription_id text collate "C" not null,
      verb text not null,
      from_status text check (from_status in (${STATUSES})),
      to_status text check (to_status in (${STATUSES})),
      reason text,
      details jsonb not null default '{}',
      actor text,
      created_at timestamptz not null
    )`)
    this.addSql(
      `create index subscription_transition_of on subscription_transition (subscription_id, created_at, id)`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists subscription_transition, subscription_billing, subscription_setting,
      credit_entry, billing_attempt, billing_cycle, subscription_item, subscription, subscription_plan_target,
      subscription_plan cascade`)
    this.addSql('drop function if exists billing_attempt_begun() cascade')
  }
}

/** The cycle's row is locked, so that of money that comes and an attempt that begins one sees the other. */
const BEGUN = `
  create function billing_attempt_begun() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
  begin
    if new.outcome not in ('started', 'succeeded') then
      return new;
    end if;
    perform from billing_cycle where tenant_id = new.tenant_id and id = new.cycle_id for update;
    -- A tenant that is not open is being brought in: its rows come in an order of their own.
    if tg_op = 'INSERT' and new.outcome = 'started'
      and exists (select from billing_attempt where tenant_id = new.tenant_id and cycle_id = new.cycle_id
                     and outcome = 'succeeded')
      and not exists (select from tenant where id = new.tenant_id and provisioned_at is null)
    then
      raise exception 'the cycle % is paid', new.cycle_id
        using errcode = 'unique_violation', constraint = 'billing_attempt_open';
    end if;
    return new;
  end $$`
