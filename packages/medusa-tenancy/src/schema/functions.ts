import type { Client } from 'pg'
import { PLATFORM_TENANT_ID } from '../scope/scope'
import { ident } from './catalog'

export async function createFunctions(client: Client, role: string): Promise<void> {
  await createRemovalOfLocked(client, role)
  await client.query(`
    create or replace function tenancy_delete_rows(target text) returns bigint
    language plpgsql security invoker as $$
    declare
      name text;
      affected bigint;
      removed bigint := 0;
      progress boolean := true;
      blocked boolean := true;
    begin
      if target is distinct from nullif(current_setting('app.tenant', true), '') then
        raise exception 'tenancy_delete_rows must run in the scope of the tenant it deletes';
      end if;
      -- Foreign keys give the order: a table whose rows are still pointed at is tried again.
      while blocked and progress loop
        blocked := false;
        progress := false;
        for name in
          select c.relname from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
            join pg_policy p on p.polrelid = c.oid and p.polname = 'tenant'
           where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        loop
          begin
            if has_table_privilege(current_user, format('public.%I', name), 'DELETE') then
              execute format('delete from %I where tenant_id = $1', name) using target;
              get diagnostics affected = row_count;
            else
              affected := tenancy_delete_locked(target, name, null, null);
            end if;
            removed := removed + affected;
            progress := progress or affected > 0;
          exception when foreign_key_violation then
            blocked := true;
          end;
        end loop;
      end loop;
      if blocked then
        raise exception 'rows of tenant % still point at each other', target;
      end if;
      return removed;
    end $$`)
  await client.query(`revoke all on function tenancy_delete_rows(text) from public`)
  await client.query(`grant execute on function tenancy_delete_rows(text) to ${ident(role)}`)
}

/**
 * Removes rows that the application role may not remove itself, for a tenant that is closed: one that is not in the
 * registry, not provisioned yet, or being purged. As the owner, so it says itself whose rows they are. `from_key` and
 * `to_key` hold the texts of a primary key without its tenant: rows behind the one, up to the other.
 */
async function createRemovalOfLocked(client: Client, role: string): Promise<void> {
  await client.query(`
    create or replace function tenancy_delete_locked(target text, name text, from_key text[], to_key text[])
    returns bigint language plpgsql security definer set search_path = pg_catalog, public as $$
    declare
      locked regclass;
      columns text;
      bound text;
      open boolean;
      removed bigint;
    begin
      if target is distinct from nullif(current_setting('app.tenant', true), '') then
        raise exception 'tenancy_delete_locked must run in the scope of the tenant it deletes';
      end if;
      select c.oid::regclass into locked from pg_class c join pg_policy p on p.polrelid = c.oid and p.polname = 'tenant'
       where c.relnamespace = 'public'::regnamespace and c.relname = name;
      if locked is null then raise exception '% is no table of the tenants', name; end if;
      if target <> '${PLATFORM_TENANT_ID}' then
        select exists (
          select from public.tenant t
           where t.id = target and to_jsonb(t) ->> 'provisioned_at' is not null and to_jsonb(t) ->> 'deleted_at' is null)
          into open;
      end if;
      if open is distinct from false then
        -- Nothing to remove is nothing to refuse.
        execute format('select exists (select from %s where tenant_id = $1)', locked) into open using target;
        if not open then return 0; end if;
        raise exception 'rows of % stay for as long as their tenant is open', name using errcode = 'insufficient_privilege';
      end if;
      select string_agg(quote_ident(a.attname), ', ' order by k.position),
             string_agg(format('%%1$s[%s]::%s', k.place, format_type(a.atttypid, a.atttypmod)), ', ' order by k.position)
        into columns, bound
        from (select u.attnum, u.position, row_number() over (order by u.position) as place
                from pg_index i cross join lateral unnest(i.indkey) with ordinality u(attnum, position)
                join pg_attribute t on t.attrelid = i.indrelid and t.attnum = u.attnum and t.attname <> 'tenant_id'
               where i.indrelid = locked and i.indisprimary) k
        join pg_attribute a on a.attrelid = locked and a.attnum = k.attnum;
      execute format('delete from %s where tenant_id = $1', locked)
        || case when from_key is null then '' else format(' and (%s) > (%s)', columns, format(bound, '$2')) end
        || case when to_key is null then '' else format(' and (%s) <= (%s)', columns, format(bound, '$3')) end
        using target, from_key, to_key;
      get diagnostics removed = row_count;
      return removed;
    end $$`)
  const call = 'tenancy_delete_locked(text, text, text[], text[])'
  await client.query(`revoke all on function ${call} from public`)
  await client.query(`grant execute on function ${call} to ${ident(role)}`)
}
