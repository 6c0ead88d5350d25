import type { Client } from 'pg'
import { ident, listColumns } from './catalog'

interface OrderedColumn {
  column: string
  /** The rows that are put in order among themselves. */
  within: string
}

/** Columns that say which came first and that core fills from a sequence of the whole database. */
const ORDERED: Record<string, OrderedColumn> = {
  order_change_action: { column: 'ordering', within: 'order_id' },
}

/**
 * Counts such a column within its parent instead: core answers it, and the gaps of a sequence of all tenants would
 * tell each of them how busy the others are. No counter row as for display ids: order is all that matters here,
 * and nobody has to wait.
 */
export async function addOrdering(client: Client, tables: string[]): Promise<void> {
  const columns = await listColumns(client)
  for (const [table, { column, within }] of Object.entries(ORDERED)) {
    if (!tables.includes(table) || !columns.get(table)?.has(column)) continue
    const { rowCount } = await client.query(
      "select from pg_trigger where tgname = 'tenant_ordering' and tgrelid = $1::regclass",
      [ident(table)],
    )
    if (rowCount === 0) await order(client, table, ident(column), ident(within))
  }
}

async function order(client: Client, table: string, column: string, within: string): Promise<void> {
  const t = ident(table)
  await client.query(`
    create or replace function ${ident(`tenant_ordering_${table}`)}() returns trigger language plpgsql as $$
    begin
      if new.${column} is null then
        select coalesce(max(${column}), 0) + 1 into new.${column} from ${t}
         where tenant_id = new.tenant_id and ${within} = new.${within};
      end if;
      return new;
    end $$`)
  await client.query(`
    with ordered as (
      select ctid as row, row_number() over (partition by tenant_id, ${within} order by ${column}) as place from ${t}
    )
    update ${t} target set ${column} = ordered.place from ordered where ordered.row = target.ctid`)
  // The sequence's default would always win over the trigger's "not given yet".
  await client.query(`alter table ${t} alter ${column} drop default`)
  await client.query(
    `create trigger tenant_ordering before insert on ${t}
       for each row execute function ${ident(`tenant_ordering_${table}`)}()`,
  )
}
