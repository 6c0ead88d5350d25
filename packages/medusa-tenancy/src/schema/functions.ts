import type { Client } from 'pg'
import { ident } from './catalog'

export async function createFunctions(client: Client, role: string): Promise<void> {
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
            execute format('delete from %I where tenant_id = $1', name) using target;
            get diagnostics affected = row_count;
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
