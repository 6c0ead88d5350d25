import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { CommissionRule } from '../domain/commission-rule'
import { fromStored, type StoredContent } from './rule-row'

interface Row {
  id: string
  rule_id: string
  version: number
  content: StoredContent
  changed_by: string | null
  created_at: Date
}

/** A version, as the engine reads it, and who made it. Its `created_at` is its own, not its rule's. */
export type StoredVersion = CommissionRule & { changed_by: string | null }

/** Versions by their ids; those of the tenant in scope. */
export async function readVersionsById(
  trx: Knex,
  ids: readonly string[],
): Promise<Map<string, StoredVersion>> {
  const { rows } = await trx.raw<{ rows: Row[] }>(`select * from commission_rule_version where id = any(?)`, [
    ids,
  ] as never)
  return new Map(rows.map((row) => [row.id, toVersion(row)]))
}

/** A rule's versions below `before`, the newest first, and how many it has in all. */
export async function readVersionsOf(
  trx: Knex,
  ruleId: string,
  { before, most }: { before: number | null; most: number },
): Promise<{ versions: StoredVersion[]; count: number }> {
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `select * from commission_rule_version where rule_id = ? and version < coalesce(?::int, 2147483647)
      order by version desc limit ?`,
    [ruleId, before, most] as never,
  )
  const { rows: counted } = await trx.raw<{ rows: { count: number }[] }>(
    `select count(*)::int as count from commission_rule_version where rule_id = ?`,
    [ruleId],
  )
  return { versions: rows.map(toVersion), count: counted[0]!.count }
}

function toVersion({ id, rule_id, version, content, changed_by, created_at }: Row): StoredVersion {
  return { ...fromStored(content), id: rule_id, version, version_id: id, changed_by, created_at }
}
