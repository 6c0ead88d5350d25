import type { TestBackend } from '@cityos/testing'

/** Runs of workflows, what was asked for, and the catalogue's versions, which count what was written and undone alike. */
const BOOKKEEPING = ['workflow_execution', 'audit_log', 'tenant_catalogue_version', 'tenant_catalogue_mark']

/**
 * Every visible row of every tenant's and the platform's tables, as text, by table. Rows that were deleted softly
 * and the time of the last change are left out: nobody sees them. Neither are the ids of links compared, which
 * change when a link is cut and made again.
 */
export function allRows(backend: TestBackend): Promise<Record<string, string[]>> {
  return backend.sql(async (client) => {
    const { rows: tables } = await client.query<{ name: string; soft: boolean }>(
      `select c.relname as name,
              exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'deleted_at') as soft
         from pg_class c join pg_policy p on p.polrelid = c.oid
        where p.polname in ('tenant', 'platform') and c.relname <> all ($1) order by 1`,
      [BOOKKEEPING],
    )
    const found: Record<string, string[]> = {}
    for (const { name, soft } of tables) {
      const { rows } = await client.query<{ row: string }>(
        `select (to_jsonb(t) - 'updated_at')::text as row from "${name}" t ${soft ? 'where deleted_at is null' : ''} order by 1`,
      )
      found[name] = rows.map(({ row }) => row.replace(/"id": "link_\w+"/, '')).sort()
    }
    return found
  })
}
