import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** E-mails that are kept in place of being sent, where there is nobody to send them to. */
export class Migration20261121192100 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table mailbox_message (
      id text collate "C" primary key,
      recipient text not null,
      template text not null,
      subject text,
      text text,
      html text,
      data jsonb not null,
      key text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      deleted_at timestamptz
    )`)
    // What is sent again under its key is kept once, as real providers do.
    this.addSql(`create unique index mailbox_message_key on mailbox_message (key)`)
    this.addSql(`create index mailbox_message_recipient on mailbox_message (recipient, id)`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists mailbox_message cascade`)
  }
}
