import type { Client } from 'pg'
import { ident, shortName } from './catalog'
import type { CountedTable } from './classification'

/** SQLSTATE of a write that would go beyond a tenant's maximum. */
const QUOTA_EXCEEDED = 'CTL01'

/**
 * Moves a tenant's count, and refuses to move it beyond the maximum. All of the tenant's quotas are locked
 * first, in one order: two transactions that create products and stores in different order would otherwise
 * wait for each other. Runs as the owner: a tenant may read its quotas and never write them.
 */
export async function createQuotaFunction(client: Client): Promise<void> {
  await client.query(`
    create or replace function tenancy_move_quota(tenant text, counted text, moved bigint, refusable boolean)
    returns void language plpgsql security definer set search_path = pg_catalog, public as $$
    declare
      quota public.tenant_quota;
    begin
      perform from public.tenant_quota where tenant_id = tenant order by resource for update;
      update public.tenant_quota set used = used + moved where tenant_id = tenant and resource = counted
        returning * into quota;
      if refusable and quota.used > quota.maximum then
        raise exception using
          errcode = '${QUOTA_EXCEEDED}',
          message = format('quota_exceeded: at most %s %s', quota.maximum, counted),
          detail = json_build_object('resource', counted, 'maximum', quota.maximum)::text;
      end if;
    end $$`)
  await client.query('revoke all on function tenancy_move_quota(text, text, bigint, boolean) from public')
}

const EVENTS = {
  insert: 'referencing new table as added',
  delete: 'referencing old table as removed',
  update: 'referencing old table as removed new table as added',
} as const

/**
 * Counts a table's rows once per statement and not per row: a row of tenant_quota that one transaction writes ten
 * thousand times is slower to find each time. A row that comes back from deletion is counted and never refused,
 * because what brings it back is a workflow that undoes its own deletion.
 */
export async function countTable(
  client: Client,
  table: string,
  rule: CountedTable,
  soft: boolean,
): Promise<void> {
  const name = ident(shortName(`tenancy_quota_${table}`))
  const fits = matches(client, rule)
  const counts = soft ? `(${fits} and deleted_at is null)` : fits
  const move = (rows: string, refusable: string) => `
    for moved in select tenant_id, sum(change) as change, sum(fitting) as fitting from (${rows}) as rows
                  group by tenant_id having sum(change) <> 0 order by tenant_id loop
      perform public.tenancy_move_quota(moved.tenant_id, ${client.escapeLiteral(rule.resource)}, moved.change::bigint, ${refusable});
    end loop;`
  const added = `select tenant_id, ${counts}::int as change, ${fits}::int as fitting from added`
  const removed = `select tenant_id, -(${counts}::int) as change, -(${fits}::int) as fitting from removed`
  await client.query(`
    create or replace function ${name}() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public as $$
    declare
      moved record;
    begin
      if tg_op = 'INSERT' then ${move(added, 'true')}
      elsif tg_op = 'DELETE' then ${move(removed, 'false')}
      else ${move(`${added} union all ${removed}`, 'moved.change > 0 and moved.fitting > 0')}
      end if;
      return null;
    end $$`)
  await client.query(`revoke all on function ${name}() from public`)
  for (const [event, rows] of Object.entries(EVENTS)) {
    const trigger = ident(`tenancy_quota_${event}`)
    if (await hasTrigger(client, table, `tenancy_quota_${event}`)) continue
    await client.query(
      `create trigger ${trigger} after ${event} on ${ident(table)} ${rows} for each statement execute function ${name}()`,
    )
  }
}

/** The condition of a row to be counted, deletion aside. */
export function matches(client: Pick<Client, 'escapeLiteral'>, rule: CountedTable): string {
  const compare = (values: CountedTable['when'], operator: string) =>
    Object.entries(values ?? {}).map(
      ([column, value]) => `${ident(column)} ${operator} ${client.escapeLiteral(String(value))}`,
    )
  // Never null: a row without a value is not counted by `when`, and is by `unless`.
  const terms = [...compare(rule.when, 'is not distinct from'), ...compare(rule.unless, 'is distinct from')]
  return terms.length ? `(${terms.join(' and ')})` : 'true'
}

async function hasTrigger(client: Client, table: string, name: string): Promise<boolean> {
  const { rowCount } = await client.query(
    'select from pg_trigger where tgrelid = $1::regclass and tgname = $2',
    [ident(table), name],
  )
  return rowCount === 1
}
