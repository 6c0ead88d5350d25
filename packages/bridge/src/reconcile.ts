import type { Database, Sql } from './database'
import type { HeldState } from './held/question'
import type { StateSource } from './source'
import { hashOf } from './state-hash'

export interface ReconcileOptions {
  source: StateSource
  tenantId: string
  entity: string
  /** Asks the other side. */
  held: (after: string, most: number) => Promise<HeldState[]>
  now: () => Date
  /** Only counts. */
  dryRun?: boolean
  page?: number
  /** Told after each page; where to go on when this stops halfway. */
  onPage?: (progress: { after: string; counts: Counts }) => void
  after?: string
}

export interface Counts {
  checked: number
  /** The other side holds nothing of it. */
  missing: number
  /** It holds another state. */
  different: number
  /** It holds something that is not there any more. */
  extra: number
}

/**
 * Compares what there is with what the other side holds, page by page, and has whatever differs told again under a
 * version that is newer than either side's: also when one of the two databases came out of an older backup.
 */
export async function reconcile(db: Database, options: ReconcileOptions): Promise<Counts> {
  const { source, tenantId, entity, held, dryRun = false, page = 500, onPage } = options
  const counts: Counts = { checked: 0, missing: 0, different: 0, extra: 0 }
  for (let after = options.after ?? '', more = true; more;) {
    const theirs = await held(after, page)
    const wrong: { id: string; version: number }[] = []
    await db.transaction(async (tx) => {
      const ours = await source.listIds(tx, tenantId, entity, after, page)
      // Both lists are whole up to the smaller of their ends.
      const end = endOf(
        ours,
        theirs.map(({ entity_id: id }) => id),
        page,
      )
      const seen = new Map(
        theirs.filter(({ entity_id: id }) => isUpTo(id, end)).map((row) => [row.entity_id, row]),
      )
      const ids = [...new Set([...ours.filter((id) => isUpTo(id, end)), ...seen.keys()])].sort(byBytes)
      const states = await source.load(tx, tenantId, entity, ids)
      for (const id of ids) {
        const state = states.get(id)
        const their = seen.get(id)
        counts.checked++
        if (!their) {
          if (!state) continue
          counts.missing++
        } else if (their.deleted ? state === undefined : their.hash === hashOf(state)) continue
        else if (state === undefined) counts.extra++
        else counts.different++
        wrong.push({ id, version: their?.version ?? 0 })
      }
      if (!dryRun) await tellAgain(tx, tenantId, entity, wrong)
      after = ids.at(-1) ?? after
      more = end !== undefined
    })
    onPage?.({ after, counts })
  }
  return counts
}

/** Forgets what was told of these things, beyond any version that the other side holds, and queues them. */
async function tellAgain(
  tx: Sql,
  tenantId: string,
  entity: string,
  wrong: readonly { id: string; version: number }[],
): Promise<void> {
  if (!wrong.length) return
  const values = [tenantId, entity, wrong.map(({ id }) => id), wrong.map(({ version }) => version)]
  await tx.query(
    `insert into sync_entity as e (tenant_id, entity, entity_id, version, hash)
       select $1, $2, n.id, n.version, 'unknown' from unnest($3::text[], $4::bigint[]) as n (id, version) order by n.id
     on conflict (tenant_id, entity, entity_id)
       do update set version = greatest(e.version, excluded.version), hash = 'unknown', deleted = false`,
    values,
  )
  await tx.query(
    `insert into sync_outbox (tenant_id, entity, entity_id, origin) select $1, $2, id, 'reconcile' from unnest($3::text[]) as id`,
    values.slice(0, 3),
  )
}

const bytes = (id: string) => Buffer.from(id)
const byBytes = (a: string, b: string) => Buffer.compare(bytes(a), bytes(b))
const isUpTo = (id: string, end: string | undefined) => end === undefined || byBytes(id, end) <= 0

/** The id up to which both pages are whole; undefined when both are the last ones. */
function endOf(ours: readonly string[], theirs: readonly string[], page: number): string | undefined {
  const ends = [ours, theirs].filter((ids) => ids.length === page).map((ids) => ids.at(-1) as string)
  return ends.sort(byBytes)[0]
}
