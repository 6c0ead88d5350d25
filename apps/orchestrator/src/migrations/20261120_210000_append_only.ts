import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** The trail is written once: not even the owner of the table changes or removes a row by a statement of its own. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception '% on % is refused: it is append-only', tg_op, tg_table_name using errcode = 'insufficient_privilege';
    end $$;
    create trigger audit_logs_append_only before update or delete on audit_logs
      for each row execute function refuse_change();
    create trigger audit_logs_no_truncate before truncate on audit_logs
      for each statement execute function refuse_change();
    alter table audit_logs enable always trigger audit_logs_append_only;
    alter table audit_logs enable always trigger audit_logs_no_truncate;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop trigger audit_logs_append_only on audit_logs;
    drop trigger audit_logs_no_truncate on audit_logs;
    drop function refuse_change();
  `)
}
