import type { Client } from 'pg'
import { ident, listTables } from './catalog'

/** The channel on which the database says, at commit, whose tenant, domain or key has changed: the tenant's id. */
export const CHANGES_CHANNEL = 'tenancy_changes'

interface Announced {
  /** The column that names the tenant. */
  tenant: string
  /** What decides which tenant a request belongs to; other columns change without a word. */
  columns: string[]
  /** Rows that count. */
  rows?: string
}

const ANNOUNCED: Record<string, Announced> = {
  tenant: { tenant: 'id', columns: ['handle', 'status', 'provisioned_at', 'deleted_at'] },
  tenant_domain: { tenant: 'tenant_id', columns: ['kind', 'domain', 'status', 'tenant_id', 'deleted_at'] },
  api_key: {
    tenant: 'tenant_id',
    columns: ['token', 'type', 'revoked_at', 'deleted_at'],
    rows: "ROW.type = 'publishable'",
  },
}

/** Installs the triggers that tell every process when what {@link tenancy_resolve} answers has changed. */
export async function announceChanges(client: Client): Promise<void> {
  const tables = await listTables(client)
  if (!tables.includes('tenant') || !tables.includes('tenant_domain')) return
  await client.query(`
    create or replace function tenancy_announce() returns trigger language plpgsql as $$
    begin
      if tg_op <> 'INSERT' then
        perform pg_catalog.pg_notify('${CHANGES_CHANNEL}', to_jsonb(old) ->> tg_argv[0]);
      end if;
      if tg_op <> 'DELETE' then
        perform pg_catalog.pg_notify('${CHANGES_CHANNEL}', to_jsonb(new) ->> tg_argv[0]);
      end if;
      return null;
    end $$`)
  for (const [table, announced] of Object.entries(ANNOUNCED)) {
    if (tables.includes(table)) await announce(client, table, announced)
  }
}

async function announce(client: Client, table: string, { tenant, columns, rows }: Announced): Promise<void> {
  const counts = (row: string) => (rows ? `(${rows.replaceAll('ROW', row)})` : 'true')
  const changed = columns.map((column) => `old.${column} is distinct from new.${column}`).join(' or ')
  const triggers = {
    insert: counts('new'),
    update: `(${changed}) and (${counts('old')} or ${counts('new')})`,
    delete: counts('old'),
  }
  for (const [operation, condition] of Object.entries(triggers)) {
    await client.query(
      `create or replace trigger ${ident(`tenancy_announce_${operation}`)} after ${operation} on ${ident(table)}
         for each row when (${condition}) execute function tenancy_announce(${client.escapeLiteral(tenant)})`,
    )
  }
}
