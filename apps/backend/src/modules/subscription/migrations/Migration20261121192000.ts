import { Migration } from '@medusajs/framework/mikro-orm/migrations'

const KINDS = [
  ...['upcoming_charge', 'receipt', 'payment_failed', 'confirmation_needed', 'card_expiring'],
  ...['trial_ending', 'changed', 'paused', 'canceled', 'given_up'],
]
  .map((kind) => `'${kind}'`)
  .join(', ')

/** What customers are told of their subscriptions: each thing once, and tried again until it is sent or no news any more. */
export class Migration20261121192000 extends Migration {
  override async up(): Promise<void> {
    // The key says what it is because of: a cycle, an attempt, a card and its month, a move. While one waits, next_try_at
    // is when it is tried next; somebody who sends it holds it until then.
    this.addSql(`create table subscription_notice (
      id text collate "C" primary key,
      subscription_id text collate "C" not null references subscription (id) on delete cascade,
      cycle_id text collate "C",
      kind text not null check (kind in (${KINDS})),
      key text not null,
      data jsonb not null,
      status text not null default 'waiting' check (status in ('waiting', 'sent', 'dropped', 'given_up')),
      tries integer not null default 0 check (tries >= 0),
      next_try_at timestamptz default now(),
      gives_up_at timestamptz not null,
      sent_at timestamptz,
      sent_to text,
      error text,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      constraint subscription_notice_waiting check ((status = 'waiting') = (next_try_at is not null)),
      constraint subscription_notice_sent check ((status = 'sent') = (sent_at is not null))
    )`)
    this.addSql(`create unique index subscription_notice_once on subscription_notice (kind, key)`)
    this.addSql(`create index subscription_notice_of on subscription_notice (subscription_id, id)`)
    this.addSql(
      `create index subscription_notice_due on subscription_notice (next_try_at, id) where status = 'waiting'`,
    )
    this.addSql(`alter table subscription_setting add column notices jsonb not null default '{}'`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table subscription_setting drop column if exists notices`)
    this.addSql(`drop table if exists subscription_notice cascade`)
  }
}
