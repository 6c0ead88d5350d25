import type { Client } from 'pg'
import { ident } from './catalog'

/** The table that holds the last number given in each tenant. */
export async function createCounterTable(client: Client): Promise<void> {
  await client.query(`
    create table if not exists tenant_counter (
      tenant_id text not null,
      name text not null,
      value bigint not null,
      primary key (tenant_id, name)
    )`)
}

/**
 * Numbers orders, claims, exchanges and returns 1, 2, 3, … in each tenant instead of once for the whole
 * database, where the gaps would tell a tenant how much its neighbours sell. The counter's row lock makes
 * the numbers contiguous: a rolled-back order gives its number back.
 */
export async function addNumbering(client: Client, numbered: Record<string, string>, tables: string[]) {
  await client.query(`
    create or replace function tenant_number() returns trigger language plpgsql as $$
    declare
      given bigint := (to_jsonb(new) ->> tg_argv[0])::bigint;
      number bigint;
    begin
      insert into tenant_counter as c (tenant_id, name, value)
      values (new.tenant_id, tg_table_name, coalesce(given, 1))
      on conflict (tenant_id, name) do update
         set value = case when given is null then c.value + 1 else greatest(c.value, given) end
      returning coalesce(given, value) into number;
      return jsonb_populate_record(new, jsonb_build_object(tg_argv[0], number));
    end $$`)
  for (const [table, column] of Object.entries(numbered)) {
    if (tables.includes(table) && !(await hasTrigger(client, table))) await number(client, table, column)
  }
}

async function hasTrigger(client: Client, table: string): Promise<boolean> {
  const { rowCount } = await client.query(
    "select from pg_trigger where tgname = 'tenant_number' and tgrelid = $1::regclass",
    [ident(table)],
  )
  return rowCount === 1
}

async function number(client: Client, table: string, column: string): Promise<void> {
  const [t, c] = [ident(table), ident(column)]
  await client.query(`
    with numbered as (
      select ctid as row, row_number() over (partition by tenant_id order by ${c}) as number from ${t}
    )
    update ${t} target set ${c} = numbered.number from numbered where numbered.row = target.ctid`)
  await client.query(
    `insert into tenant_counter (tenant_id, name, value)
     select tenant_id, $1, max(${c}) from ${t} group by tenant_id
     on conflict (tenant_id, name) do update set value = excluded.value`,
    [table],
  )
  // The serial default would always win over the trigger's "not given yet".
  await client.query(`alter table ${t} alter ${c} drop default`)
  await client.query(
    `create unique index if not exists ${ident(`UQ_${table}_tenant_number`)} on ${t} (tenant_id, ${c})`,
  )
  await client.query(
    `create trigger tenant_number before insert on ${t}
       for each row execute function tenant_number('${column}')`,
  )
}
