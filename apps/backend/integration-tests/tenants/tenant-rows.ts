import { join } from 'node:path'
import type { TestBackend } from '@cityos/testing'

/** Living rows of a tenant, by table. */
export type RowCounts = Record<string, number>

/** Records of work, not results of it. */
const RECORDS = new Set(['workflow_execution', 'notification'])

/** Counts the rows of one tenant in every table; those that are marked as deleted are not counted. */
export function rowsOf(backend: TestBackend, tenantId: string): Promise<RowCounts> {
  return backend.sql(async (client) => {
    const { rows: tables } = await client.query<{ name: string; soft: boolean }>(
      `select c.relname as name,
              exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'deleted_at') as soft
         from pg_policy p join pg_class c on c.oid = p.polrelid where p.polname = 'tenant'`,
    )
    const counts: RowCounts = {}
    for (const { name, soft } of tables.filter((table) => !RECORDS.has(table.name))) {
      const { rows } = await client.query<{ count: string }>(
        `select count(*) from "${name}" where tenant_id = $1 ${soft ? 'and deleted_at is null' : ''}`,
        [tenantId],
      )
      counts[name] = Number(rows[0]!.count)
    }
    return counts
  })
}

/** What the backend's own check says about quotas and rows that disagree. */
export function drift(backend: TestBackend): Promise<unknown[]> {
  return backend.run(join(__dirname, '../fixtures/quota-drift.ts'), 'findDrift')
}
