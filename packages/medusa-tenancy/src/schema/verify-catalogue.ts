import { CATALOGUE_TRIGGER } from './catalogue-triggers'
import { classify, type Classification } from './classification'
import type { RunSql, SchemaProblem } from './verify'

const TRIGGERS_SQL = `
  select c.relname as name,
         exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = '${CATALOGUE_TRIGGER}'
                    and t.tgenabled = 'A') as watched
    from pg_class c
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
   order by 1`

/** The tables that could change without the catalogue cache being told. Empty when it may answer. */
export async function findUnwatchedTables(
  run: RunSql,
  extra: Partial<Classification> = {},
): Promise<SchemaProblem[]> {
  const { catalogueUnrelated } = classify(extra)
  return (await run(TRIGGERS_SQL))
    .filter((row) => !row['watched'] && !(String(row['name']) in catalogueUnrelated))
    .map((row) => ({ table: String(row['name']), problem: 'is not watched for the catalogue cache' }))
}
