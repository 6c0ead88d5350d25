import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * Counts the changes of what is published, of each tenant and of what all share: the content API's answers are good
 * until it changes. Triggers, so that no way to write goes past it; at the end of the transaction, so that nobody
 * waits on a counter while working. Payload touches the row of a document whenever anything below it changes.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table content_version (tenant_id text primary key, version bigint not null);
    create function count_content_change() returns trigger language plpgsql as $$
    declare
      before jsonb := to_jsonb(old);
      after jsonb := to_jsonb(new);
      owner text;
    begin
      if tg_argv[1] = 'published' and coalesce(before ->> '_status', '') <> 'published'
        and coalesce(after ->> '_status', '') <> 'published' then
        return null;
      end if;
      owner := case tg_argv[0] when 'platform' then 'platform' else coalesce(after, before) ->> tg_argv[0] end;
      insert into content_version values (owner, 1)
        on conflict (tenant_id) do update set version = content_version.version + 1;
      return null;
    end $$;
  `)
  for (const [table, owner, when] of TABLES) {
    await db.execute(
      sql.raw(`
        create constraint trigger count_content_change after insert or update or delete on ${table}
          deferrable initially deferred for each row execute function count_content_change('${owner}', '${when}')
      `),
    )
  }
}

/** Which column says whose row it is, and which rows anybody sees. */
const TABLES = [
  ['pages', 'tenant_id', 'published'],
  ['product_content', 'tenant_id', 'published'],
  ['media', 'tenant_id', 'any'],
  ['portals', 'tenant_id', 'any'],
  ['stores', 'tenant_id', 'any'],
  ['tenants', 'id', 'any'],
  ['countries', 'platform', 'any'],
  ['scopes', 'platform', 'any'],
  ['categories', 'platform', 'any'],
  ['subcategories', 'platform', 'any'],
] as const

export async function down({ db }: MigrateDownArgs): Promise<void> {
  for (const [table] of TABLES) await db.execute(sql.raw(`drop trigger count_content_change on ${table}`))
  await db.execute(sql`drop function count_content_change(); drop table content_version;`)
}
