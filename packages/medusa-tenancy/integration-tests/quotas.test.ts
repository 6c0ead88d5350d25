import { Client } from 'pg'
import type { Classification } from '@cityos/medusa-tenancy'
import { Playground } from './playground'

const CLIENTS = 50
const counted: Partial<Classification> = {
  platform: { tenant: { reason: 'registry', ownRowColumn: 'id' } },
  counted: {
    product: { resource: 'products' },
    store: { resource: 'stores', unless: { status: 'archived' } },
    member: { resource: 'members', when: { status: 'active' } },
    vendor: { resource: 'vendors' },
  },
}
let playground: Playground

beforeAll(async () => {
  playground = await Playground.create(`
    create table tenant (id text primary key, deleted_at timestamptz);
    create table product (id text primary key, title text, deleted_at timestamptz);
    create table store (id text primary key, status text, deleted_at timestamptz);
    create table member (id text primary key, status text, deleted_at timestamptz);
    insert into tenant values ('old');
    insert into product (id) values ('p_of_platform')`)
  await playground.sync(counted)
})
afterAll(() => playground.drop())

/** A tenant of its own for each test: `maximum` of everything, or none. */
async function tenant(id: string, maximum: number | null): Promise<string> {
  await playground.owner((client) =>
    client.query(
      `insert into tenant_quota (tenant_id, resource, maximum)
       select $1, unnest(array['products', 'stores', 'members', 'vendors']), $2`,
      [id, maximum],
    ),
  )
  return id
}

async function used(tenantId: string, resource = 'products'): Promise<number> {
  const rows = await playground.as<{ used: string }>(
    tenantId,
    `select used from tenant_quota where resource = '${resource}'`,
  )
  return Number(rows[0]?.used)
}

const insert = (tenantId: string, ...ids: string[]) =>
  playground.as(
    tenantId,
    `insert into product (id) values ${ids.map((id) => `('${tenantId}_${id}')`).join(', ')}`,
  )
const rowsOf = async (tenantId: string, table = 'product') =>
  (await playground.as(tenantId, `select id from ${table}`)).length

/** Runs the statements on one connection of the tenant, without a transaction around them. */
async function session<T>(tenantId: string, run: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: playground.database.appUrl })
  await client.connect()
  try {
    await client.query("select set_config('app.tenant', $1, false)", [tenantId])
    return await run(client)
  } finally {
    await client.end()
  }
}

describe('a quota', () => {
  it('counts inserts, deletions, soft deletions and restores', async () => {
    const id = await tenant('counts', null)
    await insert(id, 'a', 'b', 'c', 'd')
    expect(await used(id)).toBe(4)
    await playground.as(id, `update product set deleted_at = now() where id in ('counts_a', 'counts_b')`)
    expect(await used(id)).toBe(2)
    await playground.as(id, `update product set deleted_at = null where id = 'counts_a'`)
    expect(await used(id)).toBe(3)
    await playground.as(id, `update product set title = 'x'`)
    expect(await used(id)).toBe(3)
    await playground.as(id, `delete from product`)
    expect(await used(id)).toBe(0)
  })

  it('refuses what goes beyond the maximum and says what and how much', async () => {
    const id = await tenant('full', 3)
    await insert(id, 'a', 'b', 'c')
    await expect(insert(id, 'd')).rejects.toMatchObject({
      code: 'CTL01',
      message: 'quota_exceeded: at most 3 products',
      detail: '{"resource" : "products", "maximum" : 3}',
    })
    expect([await used(id), await rowsOf(id)]).toEqual([3, 3])
  })

  it('refuses a statement as a whole when a part of it would fit', async () => {
    const id = await tenant('whole', 3)
    await insert(id, 'a')
    await expect(insert(id, 'b', 'c', 'd')).rejects.toMatchObject({ code: 'CTL01' })
    expect([await used(id), await rowsOf(id)]).toEqual([1, 1])
  })

  it('counts an upsert for the rows that it really inserts', async () => {
    const id = await tenant('upserts', 2)
    await insert(id, 'a')
    await playground.as(
      id,
      `insert into product (id, title) values ('upserts_a', 'again'), ('upserts_b', 'new')
       on conflict (id) do update set title = excluded.title`,
    )
    expect(await used(id)).toBe(2)
  })

  it('counts only rows that meet its condition, and refuses to let more meet it', async () => {
    const id = await tenant('members', 2)
    await playground.as(
      id,
      `insert into member values ('m_a', 'active'), ('m_b', 'active'), ('m_c', 'deactivated'), ('m_d', null)`,
    )
    expect(await used(id, 'members')).toBe(2)
    await expect(
      playground.as(id, `update member set status = 'active' where id = 'm_c'`),
    ).rejects.toMatchObject({ code: 'CTL01' })
    await playground.as(id, `update member set status = 'deactivated' where id = 'm_a'`)
    await playground.as(id, `update member set status = 'active' where id = 'm_c'`)
    expect(await used(id, 'members')).toBe(2)
  })

  describe('with an exception', () => {
    const change = (tenantId: string, set: string, where: string) =>
      playground.as(tenantId, `update store set ${set} where ${where}`)
    const open = (tenantId: string, ...names: string[]) =>
      playground.as(
        tenantId,
        `insert into store values ${names.map((name) => `('${tenantId}_${name}', 'active')`).join(', ')}`,
      )
    const drift = () =>
      playground.owner(async (client) => {
        const { rows } = await client.query(
          `select from tenant_quota q where resource = 'stores' and used <> (select count(*) from store s
             where s.tenant_id = q.tenant_id and deleted_at is null and status is distinct from 'archived')`,
        )
        return rows.length
      })
    afterEach(async () => expect(await drift()).toBe(0))

    it('gives the place back when a row becomes one, and asks for it when it is one no more', async () => {
      const id = await tenant('excepts', 2)
      await open(id, 'a', 'b')
      await playground.as(id, `insert into store values ('excepts_old', 'archived')`)
      await expect(open(id, 'c')).rejects.toMatchObject({ code: 'CTL01' })
      await change(id, `status = 'archived'`, `id = 'excepts_a'`)
      expect(await used(id, 'stores')).toBe(1)
      await playground.as(id, `insert into store values ('excepts_c', null)`)
      await expect(change(id, `status = 'paused'`, `id = 'excepts_a'`)).rejects.toMatchObject({
        code: 'CTL01',
      })
      await expect(change(id, `status = null`, `status = 'archived'`)).rejects.toMatchObject({
        code: 'CTL01',
      })
      await change(id, `status = 'paused'`, `id = 'excepts_b'`)
      expect([await used(id, 'stores'), await rowsOf(id, 'store')]).toEqual([2, 4])
    })

    it('counts nothing when an exception is deleted and restored', async () => {
      const id = await tenant('buried', 1)
      await playground.as(id, `insert into store values ('buried_a', 'archived'), ('buried_b', 'active')`)
      await change(id, 'deleted_at = now()', `id = 'buried_a'`)
      await change(id, 'deleted_at = null', `id = 'buried_a'`)
      await playground.as(id, `delete from store where id = 'buried_a'`)
      expect(await used(id, 'stores')).toBe(1)
    })

    it('exchanges rows in one statement without a refusal', async () => {
      const id = await tenant('swaps', 1)
      await playground.as(id, `insert into store values ('swaps_a', 'archived'), ('swaps_b', 'active')`)
      await change(id, `status = case status when 'active' then 'archived' else 'active' end`, 'true')
      expect(await used(id, 'stores')).toBe(1)
    })

    it('lets exactly the free places be taken by many that come back, arrive and leave at once', async () => {
      const id = await tenant('returns', 20)
      const names = Array.from({ length: CLIENTS }, (_, i) => String(i))
      await playground.as(
        id,
        `insert into store select 'returns_' || i, 'archived' from generate_series(0, ${CLIENTS - 1}) i`,
      )
      await open(id, ...names.slice(0, 10).map((name) => `first${name}`))
      const outcomes = await Promise.allSettled([
        ...names.map((name) => change(id, `status = 'paused'`, `id = 'returns_${name}'`)),
        ...names.slice(0, 10).map((name) => open(id, `new${name}`)),
      ])
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
      await Promise.all(
        names.slice(0, 10).map((name) => change(id, `status = 'archived'`, `id = 'returns_first${name}'`)),
      )
      expect(await used(id, 'stores')).toBe(10)
    })
  })

  it('counts a row that comes back from deletion without refusing it', async () => {
    const id = await tenant('restores', 1)
    await insert(id, 'a')
    await playground.as(id, `update product set deleted_at = now()`)
    await insert(id, 'b')
    await playground.as(id, `update product set deleted_at = null`)
    expect(await used(id)).toBe(2)
    await expect(insert(id, 'c')).rejects.toMatchObject({ code: 'CTL01' })
  })

  it('may be lowered below what is used, which refuses new rows and allows all else', async () => {
    const id = await tenant('lowered', 10)
    await insert(id, 'a', 'b', 'c')
    await playground.owner((client) =>
      client.query(`update tenant_quota set maximum = 1 where tenant_id = $1`, [id]),
    )
    await expect(insert(id, 'd')).rejects.toMatchObject({ code: 'CTL01' })
    await playground.as(id, `update product set title = 'still here'`)
    await playground.as(id, `delete from product where id = 'lowered_a'`)
    expect(await used(id)).toBe(2)
  })

  it('does not count what was rolled back', async () => {
    const id = await tenant('rolls', 5)
    await playground.as(id, `begin; insert into product (id) values ('rolls_a'), ('rolls_b'); rollback`)
    await session(id, async (client) => {
      await client.query('begin; savepoint s')
      await client.query(`insert into product (id) values ('rolls_c')`)
      await client.query('rollback to savepoint s')
      await client.query(`insert into product (id) values ('rolls_d')`)
      await client.query('commit')
    })
    expect([await used(id), await rowsOf(id)]).toEqual([1, 1])
  })

  it('lets exactly the free places be taken by many at once', async () => {
    const id = await tenant('rush', 10)
    const results = await Promise.allSettled(Array.from({ length: CLIENTS }, (_, i) => insert(id, String(i))))
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(10)
    expect([await used(id), await rowsOf(id)]).toEqual([10, 10])
  })

  it('never blocks two transactions on each other, whatever order they create in', async () => {
    const id = await tenant('mixed', null)
    const create = { p: `insert into product (id) values`, s: `insert into store (id) values` }
    await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        session(id, async (client) => {
          for (const table of i % 2 ? (['p', 's'] as const) : (['s', 'p'] as const)) {
            if (table === (i % 2 ? 'p' : 's')) await client.query('begin')
            await client.query(`${create[table]} ('mixed_${table}_${i}')`)
          }
          await client.query('commit')
        }),
      ),
    )
    expect([await used(id), await used(id, 'stores')]).toEqual([12, 12])
  })

  it('is no limit where there is none, and where there is no row', async () => {
    await insert(await tenant('unlimited', null), 'a', 'b', 'c')
    await insert('no_row', 'a', 'b', 'c')
    expect([await used('unlimited'), await rowsOf('no_row')]).toEqual([3, 3])
  })

  it('can be read by its tenant and changed by the platform alone', async () => {
    const id = await tenant('closed', 1)
    await playground.as(id, `update tenant_quota set maximum = 100`)
    await expect(
      playground.as(id, `insert into tenant_quota (tenant_id, resource) values ('closed', 'more')`),
    ).rejects.toMatchObject({ code: '42501' })
    await expect(
      playground.as(id, `select tenancy_move_quota('closed', 'products', -5, false)`),
    ).rejects.toMatchObject({ code: '42501' })
    const rows = await playground.as(id, 'select tenant_id, maximum from tenant_quota')
    expect(rows).toHaveLength(4)
    expect(rows[0]).toMatchObject({ tenant_id: 'closed', maximum: '1' })
    expect(
      await playground.as(
        'platform',
        `update tenant_quota set maximum = 2 where tenant_id = 'closed' returning 1`,
      ),
    ).toHaveLength(4)
  })

  it('stays through the removal of a tenant’s rows, which it counts', async () => {
    const id = await tenant('leaves', null)
    await insert(id, 'a', 'b')
    await playground.as(id, `select tenancy_delete_rows('leaves')`)
    expect([await used(id), await rowsOf(id)]).toEqual([0, 0])
  })
})

describe('the schema sync', () => {
  it('counts the rows of before, with no limit, and changes nothing the second time', async () => {
    const old = await Playground.create(`
      create table tenant (id text primary key, deleted_at timestamptz);
      create table product (id text primary key, tenant_id text not null, deleted_at timestamptz);
      insert into tenant values ('t1'), ('t2');
      insert into product values ('a', 't1'), ('b', 't1'), ('c', 't2'), ('gone', 't1');
      update product set deleted_at = now() where id = 'gone'`)
    try {
      expect((await old.sync(counted)).quotasCorrected).toBe(2)
      const quotas = () =>
        old.owner(async (client) => (await client.query('select * from tenant_quota order by 1, 2')).rows)
      const first = await quotas()
      expect(first.filter((row) => row.used !== '0')).toEqual([
        { tenant_id: 't1', resource: 'products', maximum: null, used: '2' },
        { tenant_id: 't2', resource: 'products', maximum: null, used: '1' },
      ])
      expect((await old.sync(counted)).quotasCorrected).toBe(0)
      expect(await quotas()).toEqual(first)
    } finally {
      await old.drop()
    }
  })

  it('corrects a count that somebody broke', async () => {
    const id = await tenant('broken', null)
    await insert(id, 'a')
    await playground.owner((client) =>
      client.query(`update tenant_quota set used = 7 where tenant_id = 'broken' and resource = 'products'`),
    )
    expect((await playground.sync(counted)).quotasCorrected).toBe(1)
    expect(await used(id)).toBe(1)
  })

  it('finds a counted table that is not counted', async () => {
    await playground.owner((client) => client.query('drop trigger tenancy_quota_delete on store'))
    expect(await playground.problems(playground.database.appUrl, counted)).toContain(
      'store: is not counted for quotas',
    )
    await playground.sync(counted)
    expect(await playground.problems(playground.database.appUrl, counted)).toEqual([])
  })
})
