/*
 * Under row-level security PostgreSQL leaves out the DETAIL of unique and foreign-key violations, since
 * it could name a row that the role may not see. Medusa builds its 400 and 404 answers from that detail
 * and answers an HTML 500 without it. The detail is rebuilt here from the constraint's columns and the
 * values that the statement itself carried: nothing that the caller did not send.
 */

type Callback = (error: PgError | null, result?: unknown) => void
interface PgError {
  code?: string
  detail?: string
  constraint?: string
  table?: string
}
interface Statement {
  text: string
  values?: unknown[]
}
interface ConstraintColumns {
  columns: string[]
  referencedTable?: string
}

const UNIQUE_VIOLATION = '23505'
const FOREIGN_KEY_VIOLATION = '23503'
const constraints = new Map<string, ConstraintColumns>()

export const CONSTRAINT_COLUMNS_SQL = `
  select c.relname as name, null as referenced, array_agg(a.attname::text order by k.position) as columns
    from pg_index i
    join pg_class c on c.oid = i.indexrelid
    cross join lateral unnest(i.indkey) with ordinality k(attnum, position)
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
   where i.indisunique and c.relnamespace = 'public'::regnamespace
   group by 1
  union all
  select con.conname, parent.relname, array_agg(a.attname::text order by k.position)
    from pg_constraint con
    join pg_class parent on parent.oid = con.confrelid
    cross join lateral unnest(con.conkey) with ordinality k(attnum, position)
    join pg_attribute a on a.attrelid = con.conrelid and a.attnum = k.attnum
   where con.contype = 'f' and con.connamespace = 'public'::regnamespace
   group by 1, 2`

/** Remembers each constraint's columns; read once at boot, because an aborted transaction cannot ask. */
export function rememberConstraints(rows: { name: string; referenced: string | null; columns: string[] }[]) {
  for (const row of rows) {
    constraints.set(row.name, {
      columns: row.columns.filter((column) => column !== 'tenant_id'),
      ...(row.referenced ? { referencedTable: row.referenced } : {}),
    })
  }
}

/** Wraps the connection's `query` so that constraint violations carry their detail again. */
export function restoreErrorDetails(connection: object): void {
  const target = connection as { query: (...args: unknown[]) => unknown }
  const query = target.query
  target.query = function (...args: unknown[]) {
    const position = args.findIndex((argument) => typeof argument === 'function')
    if (position > 0) {
      const done = args[position] as Callback
      args[position] = (error: PgError | null, result?: unknown) => {
        if (error) addDetail(error, args)
        done(error, result)
      }
    }
    return query.apply(connection, args)
  }
}

function addDetail(error: PgError, args: unknown[]): void {
  if (error.detail && !error.detail.startsWith('Key is not present')) return
  if (error.code !== UNIQUE_VIOLATION && error.code !== FOREIGN_KEY_VIOLATION) return
  const known = constraints.get(error.constraint ?? '')
  const columns = known?.columns ?? [error.constraint ?? 'unknown']
  const statement = toStatement(args)
  const values = columns.map((column) => valueOf(statement, column))
  const pair = `Key (${columns.join(', ')})=(${values.join(', ')})`
  error.detail =
    error.code === UNIQUE_VIOLATION
      ? `${pair} already exists.`
      : `${pair} is not present in table "${known?.referencedTable ?? error.table ?? ''}".`
}

function toStatement(args: unknown[]): Statement {
  const [first, second] = args
  if (typeof first === 'string') return { text: first, values: Array.isArray(second) ? second : [] }
  const config = first as Statement
  return { text: config.text, values: config.values ?? (Array.isArray(second) ? second : []) }
}

const INSERT =
  /^insert into (?:"[^"]+"\.)?"[^"]+" \(([^)]*)\) values \((.*?)\)(?: returning| on conflict|$)/is
const LITERAL = /'(?:[^']|'')*'|[^,\s][^,]*/g

/** The value that a single-row INSERT or a plain UPDATE gives to a column; "?" where it does not tell. */
function valueOf(statement: Statement, column: string): string {
  const literal = insertedLiteral(statement.text, column) ?? updatedLiteral(statement.text, column)
  if (!literal) return '?'
  const parameter = /^\$(\d+)$/.exec(literal)
  const value = parameter ? statement.values?.[Number(parameter[1]) - 1] : literal.replace(/^'|'$/g, '')
  // Medusa reads the detail with a pattern that parentheses in a value would break.
  return String(value).replace(/[()]/g, ' ')
}

function insertedLiteral(text: string, column: string): string | undefined {
  const match = INSERT.exec(text)
  const names = match?.[1]
  const literals = match?.[2]
  if (!names || !literals || literals.includes('), (')) return undefined
  const index = names.split(',').findIndex((name) => name.trim().replace(/"/g, '') === column)
  return index < 0 ? undefined : literals.match(LITERAL)?.[index]?.trim()
}

function updatedLiteral(text: string, column: string): string | undefined {
  if (!/^update /i.test(text)) return undefined
  const start = text.indexOf(`"${column}" = `)
  return start < 0 ? undefined : /= (\$\d+|'(?:[^']|'')*'|\w+)/.exec(text.slice(start))?.[1]
}
