import pg from 'pg'

const ident = (name) => `"${name.replaceAll('"', '""')}"`
const PUBLIC = `'public'::regnamespace`
const ROWS_PER_INSERT = 500

/** The public schema and its rows as SQL that fills an empty database; roles are named, never created with rights. */
export async function dumpDatabase(url) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const list = async (sql) => (await client.query(sql)).rows.map((row) => row.sql)
  try {
    await client.query(`set search_path = ''`)
    const parts = [
      `set search_path = public; set check_function_bodies = off; set client_min_messages = warning;`,
      ...(await list(ROLES)),
      ...(await list(TYPES)),
      ...(await list(SEQUENCES)),
      ...(await list(FUNCTIONS)),
      ...(await list(TABLES)),
      ...(await rows(client)),
      ...(await list(constraints(`('p', 'u', 'x', 'c')`))),
      ...(await list(INDEXES)),
      ...(await list(constraints(`('f')`))),
      ...(await list(SEQUENCE_STATES)),
      ...(await list(TRIGGERS)),
      ...(await list(POLICIES)),
    ]
    // Names as the restoring search_path finds them: pg_get_* qualifies everything else with "public.".
    return `${parts.join('\n')}\n`
  } finally {
    await client.end()
  }
}

const ROLES = `
  select format('do $do$ begin if not exists (select from pg_roles where rolname = %L) then create role %I; end if; end $do$;', name, name) as sql
    from (select distinct unnest(roles)::text as name from pg_policies where schemaname = 'public') r where name <> 'public'`

const TYPES = `
  select format('create type public.%I as enum (%s);', t.typname, string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)) as sql
    from pg_type t join pg_enum e on e.enumtypid = t.oid where t.typnamespace = ${PUBLIC} group by t.typname`

const SEQUENCES = `
  select format('create sequence public.%I as %s;', sequencename, data_type) as sql from pg_sequences where schemaname = 'public'`

const SEQUENCE_STATES = `
  select format('select setval(%L, %s);', 'public.' || quote_ident(sequencename), last_value) as sql
    from pg_sequences where schemaname = 'public' and last_value is not null
  union all
  select format('alter sequence public.%I owned by public.%I.%I;', s.relname, t.relname, a.attname)
    from pg_depend d join pg_class s on s.oid = d.objid and s.relkind = 'S' join pg_class t on t.oid = d.refobjid
    join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid where d.deptype = 'a' and t.relnamespace = ${PUBLIC}`

const FUNCTIONS = `
  select pg_get_functiondef(oid) || ';' as sql from pg_proc where pronamespace = ${PUBLIC} order by proname`

const TABLES = `
  select format('create table public.%I (%s);', c.relname, string_agg(
           format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
           || case when d.adbin is null then '' when a.attgenerated = 's' then format(' generated always as (%s) stored', pg_get_expr(d.adbin, d.adrelid))
                   else ' default ' || pg_get_expr(d.adbin, d.adrelid) end
           || case when a.attnotnull then ' not null' else '' end, ', ' order by a.attnum)) as sql
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
   where c.relnamespace = ${PUBLIC} and c.relkind = 'r' group by c.relname order by c.relname`

const constraints = (kinds) => `
  select format('alter table %s add constraint %I %s;', conrelid::regclass, conname, pg_get_constraintdef(oid)) as sql
    from pg_constraint where connamespace = ${PUBLIC} and contype in ${kinds} and conrelid <> 0
   order by contype = 'c', contype <> 'p', conname`

const INDEXES = `
  select pg_get_indexdef(i.indexrelid) || ';' as sql from pg_index i join pg_class c on c.oid = i.indexrelid
   where c.relnamespace = ${PUBLIC} and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
   order by c.relname`

const TRIGGERS = `
  select pg_get_triggerdef(t.oid) || ';' as sql from pg_trigger t join pg_class c on c.oid = t.tgrelid
   where c.relnamespace = ${PUBLIC} and not t.tgisinternal order by t.tgname, c.relname`

const POLICIES = `
  select format('alter table public.%I enable row level security;', relname) as sql
    from pg_class where relnamespace = ${PUBLIC} and relrowsecurity
  union all
  select format('create policy %I on public.%I for %s to %s%s%s;', policyname, tablename, cmd,
           (select string_agg(quote_ident(r), ', ') from unnest(roles) r),
           coalesce(' using (' || qual || ')', ''), coalesce(' with check (' || with_check || ')', ''))
    from pg_policies where schemaname = 'public'`

async function rows(client) {
  const { rows: tables } = await client.query(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = ${PUBLIC} and c.relkind = 'r' group by 1 order by 1`)
  const statements = []
  for (const { name, columns } of tables) {
    const literals = columns.map((column) => `quote_nullable(${ident(column)}::text)`).join(`, `)
    const { rows: lines } = await client.query(
      `select '(' || concat_ws(', ', ${literals}) || ')' as line from public.${ident(name)} order by 1`,
    )
    const head = `insert into public.${ident(name)} (${columns.map(ident).join(', ')}) values`
    for (let start = 0; start < lines.length; start += ROWS_PER_INSERT) {
      const values = lines.slice(start, start + ROWS_PER_INSERT).map((row) => row.line)
      statements.push(`${head}\n${values.join(',\n')};`)
    }
  }
  return statements
}
