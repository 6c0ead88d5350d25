import { appendFile, mkdtemp, readFile, rm, symlink, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  countTenantRows,
  exportTenant,
  importRows,
  planImport,
  purgeTenantRows,
  runInTenant,
  verifyImport,
  type Classification,
  type ImportCursor,
  type Manifest,
  type SqlConnection,
} from '@cityos/medusa-tenancy'
import { createTenantConnection } from '../dist/database/connection'
import { endWhenIdle } from '../dist/portability/sql'
import { Playground } from './playground'

/** Every kind of value, a circle of two tables, a tree, a numbered table, and a table of links. */
const TABLES = `
  create type mood as enum ('sad', 'glad');
  create table everything (id text primary key, big bigint, exact numeric, single real, double double precision,
    at timestamptz, plain timestamp, day date, span interval, yes boolean, bytes bytea, doc jsonb, raw json, words text[],
    numbers int[], uid uuid, feeling mood, short varchar(5), found tsvector generated always as (to_tsvector('simple', coalesce(short, ''))) stored,
    counted int generated always as identity);
  create table tree (id text primary key, parent_id text references tree);
  create table hen (id text primary key, egg_id text);
  create table egg (id text primary key, hen_id text not null references hen);
  alter table hen add foreign key (egg_id) references egg;
  create table ticket (id text primary key, display_id int, words tsvector);
  create function fill_words() returns trigger language plpgsql as $$
    begin new.words := to_tsvector('simple', new.id); return new; end $$;
  create trigger words before insert on ticket for each row execute function fill_words();
  create table tagged (ticket_id text, tag text, primary key (ticket_id, tag));
  create table cache_entry (id text primary key, value text);
  create table journal (id text primary key, undoes_id text references journal, parts int not null);
  create table journal_part (journal_id text references journal, place int, amount int, primary key (journal_id, place));
  alter table journal add foreign key (id, parts) references journal_part (journal_id, place) deferrable initially deferred;
  create table errand (journal_id text primary key);
  create function ask_journal() returns trigger language plpgsql as $$
    begin
      if not exists (select from journal where id = new.journal_id) then raise exception 'of no journal'; end if;
      return new;
    end $$;
  create trigger asks before insert on errand for each row execute function ask_journal();
  create table journal_sum (name text, unit text default 'x', amount int not null, primary key (name, unit));
  create function sum_journal() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
    begin
      if exists (select from added group by tenant_id, journal_id having sum(amount) <> 0) then raise exception 'unbalanced'; end if;
      insert into journal_sum as s (tenant_id, name, amount)
        select tenant_id, (amount > 0)::text, sum(amount) from added group by 1, 2
        on conflict (tenant_id, name, unit) do update set amount = s.amount + excluded.amount;
      return null;
    end $$;
  create trigger sums after insert on journal_part referencing new table as added
    for each statement execute function sum_journal();
  create table tenant (id text primary key, handle text, provisioned_at timestamptz);
  create table api_key (id text primary key, type text, token text, redacted text);`

const CLASSIFICATION: Partial<Classification> = {
  platform: { tenant: { reason: 'the registry', ownRowColumn: 'id' } },
  numbered: { ticket: 'display_id' },
  unexported: { cache_entry: { reason: 'is made again' } },
  append_only: {
    errand: { reason: 'what has happened', after: ['journal'] },
    journal: { reason: 'what has happened' },
    journal_part: { reason: 'what has happened', whole: 'journal_id' },
  },
  derived: { journal_sum: { reason: 'sums of the journal' } },
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const ulid = (n: number) =>
  `01KAGX0000${[...n.toString(32).padStart(16, '0')].map((digit) => CROCKFORD[parseInt(digit, 32)]).join('')}`
const VALUES = [
  [`'ev_${ulid(1)}'`, '9223372036854775807', `'1.10000000000000000000000000000001'`, '0.1', `'1e-300'`]
    .concat([
      `'2026-01-02 03:04:05.678901+05:30'`,
      `'infinity'`,
      `'0044-03-15 BC'`,
      `'1 year -2 days 00:00:00.000001'`,
    ])
    .concat([
      'true',
      `'\\xdeadbeef00'`,
      `'{"b": 1e400, "a": {"ev_${ulid(1)}": "\\u2028 é \\" \\\\ ten_${ulid(9)}"}}'`,
    ])
    .concat([`'{"z":1,  "z":2}'`, `'{NULL,"a,b","\\"q\\"",""}'`, `'{{1,2},{3,NULL}}'`])
    .concat([`'6ba7b810-9dad-11d1-80b4-00c04fd430c8'`, `'glad'`, `'x\ty'`]),
  [
    `'ev_${ulid(2)}'`,
    'null',
    `'NaN'`,
    `'-Infinity'`,
    '-0.0',
    ...Array<string>(6).fill('null'),
    `'null'`,
    `'null'`,
  ].concat(Array<string>(5).fill('null')),
]

let playground: Playground
let connection: SqlConnection & { destroy(): Promise<void> }
let work: string
let manifest: Manifest
const exportFolder = () => join(work, 'export')

async function fill(tenant: string): Promise<void> {
  const tree = Array.from({ length: 1_200 }, (_, i) => `('tree_${ulid(i)}', 'tree_${ulid(i + 1)}')`)
  // As it is while it is exported: one that is open keeps what only grows.
  await playground.as('platform', `insert into tenant values ('${tenant}', 'handle-${tenant}')`)
  await playground.as(
    tenant,
    `insert into everything values ${VALUES.map((row) => `(${row.join()})`).join()};
     begin; set constraints all deferred;
     insert into tree values ${tree.join()}, ('tree_${ulid(1_200)}', null);
     insert into hen values ('hen_${ulid(1)}', 'egg_${ulid(1)}'); insert into egg values ('egg_${ulid(1)}', 'hen_${ulid(1)}');
     commit;
     insert into ticket select 'tick_' || i from generate_series(1, 3) i; delete from ticket where id = 'tick_3';
     insert into tagged select id, 'new' from ticket;
     insert into cache_entry values ('c', 'c');
     begin;
     insert into journal select 'jou_' || i, case when i > 100 then 'jou_' || i - 1 end, 3 from generate_series(100, 399) i;
     insert into journal_part select 'jou_' || i, place, case place when 1 then -2 * i else i end
       from generate_series(100, 399) i, generate_series(1, 3) place;
     commit;
     insert into errand values ('jou_100');
     insert into api_key values ('apk_${ulid(1)}', 'publishable', 'pk_original', 'pk_***nal'), ('apk_${ulid(2)}', 'secret', 'hash', 'sk')`,
  )
}

function doExport(tenantId: string, folder: string): Promise<Manifest> {
  const options = { tenantId, folder, versions: { test: '1' }, now: new Date('2026-11-20T12:00:00Z') }
  return exportTenant(connection, { ...options, classification: CLASSIFICATION })
}

async function doImport(
  tenantId: string,
  folder: string,
  cloneKey?: string,
  interruptions = 0,
): Promise<void> {
  const plan = await planImport(connection, {
    folder,
    classification: CLASSIFICATION,
    ...(cloneKey ? { clone: { tenantId, key: cloneKey } } : {}),
  })
  let from: ImportCursor | undefined
  for (let left = interruptions; ; left--) {
    let saves = 0
    const run = importRows(connection, plan, {
      tenantId,
      ...(from ? { from } : {}),
      saveCursor: async (_, cursor) => {
        // Thrown inside the transaction: what the batch wrote goes with it.
        if (left > 0 && ++saves > 2) throw new Error('cut off')
        from = cursor
        return Promise.resolve()
      },
    })
    const cut = await run.then(
      () => false,
      (error: Error) => error.message === 'cut off' || Promise.reject(error),
    )
    if (!cut) break
  }
  await verifyImport(connection, plan, { tenantId })
}

beforeAll(async () => {
  playground = await Playground.create(TABLES)
  await playground.sync(CLASSIFICATION)
  connection = createTenantConnection({ url: playground.database.appUrl }) as never
  work = await mkdtemp(join(tmpdir(), 'cityos-portability-'))
  await fill('ten_one')
  manifest = await doExport('ten_one', exportFolder())
})
afterAll(async () => {
  await connection?.destroy()
  await playground?.drop()
  await rm(work, { recursive: true, force: true })
})

describe('an export', () => {
  it('holds every table of the tenant but those that are left out, and says which', () => {
    expect(manifest.tables.map(({ name, rows }) => [name, rows])).toEqual([
      ['api_key', 2],
      ['egg', 1],
      ['errand', 1],
      ['everything', 2],
      ['hen', 1],
      ['journal', 300],
      ['journal_part', 900],
      ['tagged', 2],
      ['tenant_counter', 1],
      ['ticket', 2],
      ['tree', 1_201],
    ])
    expect(manifest.left_out).toEqual([
      { table: 'cache_entry', reason: 'is made again' },
      { table: 'journal_sum', reason: 'triggers write its rows' },
      { table: 'audit_log', reason: 'tells what was done in this installation, and outlives the tenant' },
    ])
    expect(manifest.registry.map(({ name, rows }) => [name, rows])).toEqual(
      expect.arrayContaining([['tenant', 1]]),
    )
  })

  it('is the same a second time, also after rows were written in another order', async () => {
    await playground.as(
      'ten_one',
      'update tree set parent_id = parent_id where id > (select min(id) from tree)',
    )
    const again = await doExport('ten_one', join(work, 'again'))
    expect(again.total_sha256).toBe(manifest.total_sha256)
  })

  it('keeps values without loss', async () => {
    const [first] = (await readFile(join(exportFolder(), 'tables/everything.ndjson'), 'utf8')).split('\n')
    expect(JSON.parse(first!)).toMatchObject({
      big: '9223372036854775807',
      exact: '1.10000000000000000000000000000001',
      at: '2026-01-01 21:34:05.678901+00',
      plain: 'infinity',
      bytes: '\\xdeadbeef00',
      raw: '{"z":1,  "z":2}',
    })
  })

  it('changes its hash with any row', async () => {
    await playground.as('ten_one', `update tagged set tag = 'newer' where ticket_id = 'tick_1'`)
    const changed = await doExport('ten_one', join(work, 'changed'))
    expect(changed.total_sha256).not.toBe(manifest.total_sha256)
    await playground.as('ten_one', `update tagged set tag = 'new'`)
  })
})

describe('a purge and an import', () => {
  it('bring the tenant back to the same hashes, and the next number follows', async () => {
    await purgeTenantRows(connection, { tenantId: 'ten_one' })
    expect(await countTenantRows(connection, 'ten_one')).toEqual({})
    await doImport('ten_one', exportFolder())
    const restored = await doExport('ten_one', join(work, 'restored'))
    expect(restored.total_sha256).toBe(manifest.total_sha256)
    const [next] = await playground.as(
      'ten_one',
      `insert into ticket (id) values ('tick_4') returning display_id`,
    )
    expect(next).toEqual({ display_id: 4 })
  })

  it('go on after each interruption where they were cut off', async () => {
    await purgeTenantRows(connection, { tenantId: 'ten_one' })
    await doImport('ten_one', exportFolder(), undefined, 5)
    expect((await doExport('ten_one', join(work, 'resumed'))).total_sha256).toBe(manifest.total_sha256)
  })
})

describe('a table that only grows', () => {
  const sums = () => playground.as('ten_one', 'select name, amount from journal_sum order by name')

  it.each([
    `update journal set parts = 3`,
    `delete from journal_part`,
    `truncate journal cascade`,
    `insert into journal_sum values ('true', 'x', 1)`,
    `update journal_sum set amount = 1`,
    `delete from journal_sum`,
  ])('refuses %s', async (sql) => {
    await expect(playground.as('ten_one', sql)).rejects.toMatchObject({ code: '42501' })
  })

  it('comes back in whole statements, and what triggers write of it with it', async () => {
    const total = (300 * (100 + 399)) / 2
    expect(await sums()).toEqual([
      { name: 'false', amount: -2 * total },
      { name: 'true', amount: 2 * total },
    ])
  })

  it('loses nothing while its tenant is open, to any of the ways of removing', async () => {
    await playground.as('platform', `update tenant set provisioned_at = now() where id = 'ten_one'`)
    for (const call of [
      `tenancy_delete_locked('ten_one', 'journal_part', null, null)`,
      `tenancy_delete_locked('ten_one', 'journal_sum', '{a}', '{z}')`,
      `tenancy_delete_rows('ten_one')`,
    ]) {
      await expect(playground.as('ten_one', `select ${call}`)).rejects.toMatchObject({ code: '42501' })
    }
    await playground.as('platform', `update tenant set provisioned_at = null where id = 'ten_one'`)
    await expect(
      playground.as('ten_two', `select tenancy_delete_locked('ten_one', 'journal', null, null)`),
    ).rejects.toMatchObject({ code: 'P0001' })
    await expect(
      playground.as('ten_one', `select tenancy_delete_locked('ten_one', 'pg_class', null, null)`),
    ).rejects.toMatchObject({ code: 'P0001' })
    expect(await playground.as('ten_one', 'select from journal_part')).toHaveLength(900)
  })

  it('is removed piece by piece for one that is closed', async () => {
    // Behind the second part of the first: its third, three of the next, and the first of the one after.
    const counted = `do $$ begin
      if tenancy_delete_locked('ten_one', 'journal_part', '{jou_100,2}', '{jou_102,1}') <> 5 then raise 'not five'; end if;
      raise 'taken back'; end $$`
    await expect(playground.as('ten_one', counted)).rejects.toThrow('taken back')
  })
})

describe('a copy', () => {
  it('has its own ids everywhere, the same numbers, a new key and no secret', async () => {
    await playground.as('platform', `insert into tenant values ('ten_copy', 'copy')`)
    await doImport('ten_copy', exportFolder(), 'a key', 3)
    const old = ulid(1)
    const rows = await playground.as<{ doc: string }>(
      'ten_copy',
      'select doc::text, id from everything order by id',
    )
    expect(JSON.stringify(rows)).not.toContain(old)
    expect(JSON.stringify(rows)).not.toContain(ulid(9))
    expect(await playground.as('ten_copy', 'select type, token from api_key')).toEqual([
      { type: 'publishable', token: expect.stringMatching(/^pk_[0-9a-f]{64}$/) },
    ])
    expect(await playground.as('ten_copy', 'select display_id from ticket order by 1')).toEqual([
      { display_id: 1 },
      { display_id: 2 },
    ])
    expect(
      await playground.as('ten_copy', 'select t.tag from tagged t join ticket on ticket.id = t.ticket_id'),
    ).toHaveLength(2)
    expect((await doExport('ten_one', join(work, 'untouched'))).total_sha256).toBe(manifest.total_sha256)
  })

  it('that lost or changed a row is found out', async () => {
    const plan = await planImport(connection, {
      folder: exportFolder(),
      classification: CLASSIFICATION,
      clone: { tenantId: 'ten_copy', key: 'a key' },
    })
    const verify = () => verifyImport(connection, plan, { tenantId: 'ten_copy' })
    await verify()
    await playground.as('ten_copy', `update tagged set tag = 'x' where ctid = (select min(ctid) from tagged)`)
    await expect(verify()).rejects.toMatchObject({ code: 'import_incomplete' })
    await playground.as('ten_copy', `update tagged set tag = 'new'; delete from api_key`)
    await expect(verify()).rejects.toMatchObject({ code: 'import_incomplete' })
  })
})

describe('an export that was tampered with', () => {
  const manifestOf = async (folder: string) =>
    JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest
  const rewrite = (change: (manifest: Manifest) => unknown) => async (folder: string) => {
    const read = await manifestOf(folder)
    change(read)
    await writeFile(join(folder, 'manifest.json'), JSON.stringify(read))
  }

  it.each<[string, (folder: string) => Promise<unknown>, RegExp]>([
    [
      'has a changed byte',
      async (f) => {
        const path = join(f, 'tables/tree.ndjson')
        const bytes = await readFile(path)
        bytes[100]! ^= 1
        await writeFile(path, bytes)
      },
      /tree.ndjson is not what/,
    ],
    ['has a line more', (f) => appendFile(join(f, 'tables/egg.ndjson'), '{}\n'), /egg.ndjson is not what/],
    ['lacks a table', (f) => unlink(join(f, 'tables/egg.ndjson')), /egg.ndjson is missing/],
    [
      'has a link for a table',
      async (f) => {
        await unlink(join(f, 'tables/egg.ndjson'))
        await symlink(join(exportFolder(), 'tables/egg.ndjson'), join(f, 'tables/egg.ndjson'))
      },
      /egg.ndjson is missing/,
    ],
    ['lacks its manifest', (f) => unlink(join(f, 'manifest.json')), /no manifest/],
    ['has no JSON for a manifest', (f) => writeFile(join(f, 'manifest.json'), 'x'), /cannot be read/],
    ['is of another format', rewrite((m) => Object.assign(m, { format_version: 2 })), /format_version/],
    ['has another hash', rewrite((m) => (m.tables[0]!.sha256 = 'a'.repeat(64))), /total/],
    ['has an unknown member', rewrite((m) => Object.assign(m, { extra: 1 })), /manifest cannot be read/],
    ['climbs out by a table', rewrite((m) => (m.tables[0]!.name = '../../etc')), /tables.0.name/],
    [
      'climbs out by a file',
      rewrite((m) => m.files.push({ path: '../x', bytes: 0, sha256: 'a'.repeat(64) })),
      /files.0.path/,
    ],
    ['names a table twice', rewrite((m) => m.tables.push(m.tables[0]!)), /twice/],
    ['has another column', rewrite((m) => (m.tables[0]!.columns[0]!.name = 'x')), /fingerprint/],
  ])('%s: is refused before the first write', async (_name, tamper, message) => {
    const folder = await mkdtemp(join(work, 'tampered-'))
    await doExport('ten_one', folder)
    await tamper(folder)
    await expect(planImport(connection, { folder, classification: CLASSIFICATION })).rejects.toMatchObject({
      code: 'export_invalid',
      message: expect.stringMatching(message),
    })
  })

  it('comes from other tables: is refused, and the message names them; a new table travels without doing anything', async () => {
    await playground.owner((client) => client.query('create table novelty (id text primary key)'))
    await playground.sync(CLASSIFICATION)
    await expect(
      planImport(connection, { folder: exportFolder(), classification: CLASSIFICATION }),
    ).rejects.toMatchObject({ message: expect.stringContaining('novelty is not in the export') })
    await playground.as('ten_one', `insert into novelty values ('n')`)
    const later = await doExport('ten_one', join(work, 'later'))
    expect(later.tables).toContainEqual(expect.objectContaining({ name: 'novelty', rows: 1 }))
    await playground.owner((client) => client.query('drop table novelty'))
    await expect(
      planImport(connection, { folder: join(work, 'later'), classification: CLASSIFICATION }),
    ).rejects.toMatchObject({ message: expect.stringContaining('novelty is unknown here') })
  })
})

it('a transaction whose process is silent for five minutes ends, and only that one', async () => {
  const show = async (sql: Pick<SqlConnection, 'raw'>) =>
    (await sql.raw('show idle_in_transaction_session_timeout')).rows[0]
  const before = await runInTenant('ten_one', () => show(connection))
  const within = await runInTenant('ten_one', () =>
    connection.transaction(async (transaction) => {
      await endWhenIdle(transaction)
      return show(transaction)
    }),
  )
  expect(within).toEqual({ idle_in_transaction_session_timeout: '5min' })
  expect(await runInTenant('ten_one', () => show(connection))).toEqual(before)
})
