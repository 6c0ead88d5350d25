import { Playground } from './playground'

let playground: Playground

beforeAll(async () => {
  playground = await Playground.create(`
    create table parent (id text primary key, code text unique, part text, serial text, unique (part, serial));
    create table cascading (id text primary key, parent_id text references parent on delete cascade on update cascade);
    create table restricting (id text primary key, parent_id text references parent on delete restrict);
    create table nulling (id text primary key, parent_id text, other text,
      constraint nulling_parent foreign key (parent_id) references parent on delete set null on update set null);
    create table defaulting (id text primary key, parent_id text default 'p0' references parent on delete set default);
    create table late (id text primary key, parent_id text references parent deferrable initially deferred);
    create table tree (id text primary key, parent_id text references tree on delete cascade);
    create table by_code (id text primary key, code text references parent (code));
    create table wide (id text primary key, part text, serial text,
      foreign key (part, serial) references parent (part, serial) on delete set null (serial));`)
  await playground.sync()
  for (const tenant of ['t1', 't2']) {
    await playground.as(
      tenant,
      `insert into parent values ('${tenant}_p', 'c', 'a', '1'), ('${tenant}_q', 'd', 'b', '2')`,
    )
    await playground.as(tenant, `insert into nulling values ('${tenant}_n', '${tenant}_p', 'kept')`)
    await playground.as(tenant, `insert into cascading values ('${tenant}_c', '${tenant}_q')`)
  }
})
afterAll(() => playground.drop())

describe('a foreign key', () => {
  it.each([
    ['cascading', `('x', 't2_p')`],
    ['restricting', `('x', 't2_p')`],
    ['nulling', `('x', 't2_p')`],
    ['defaulting', `('x', 't2_p')`],
    ['tree', `('x', 'nobody')`],
  ])('of %s refuses a row of another tenant', async (table, values) => {
    await expect(playground.as('t1', `insert into ${table} values ${values}`)).rejects.toMatchObject({
      code: '23503',
    })
  })

  it('that is deferred stays so, and refuses another tenant at the commit', async () => {
    await expect(playground.as('t1', `insert into late values ('x', 't2_p')`)).rejects.toMatchObject({
      code: '23503',
    })
    await playground.as(
      't1',
      `begin; insert into late values ('l', 'soon'); insert into parent values ('soon', 'e', 'c', '3'); commit`,
    )
    expect(await playground.as('t1', 'select id from late')).toEqual([{ id: 'l' }])
  })

  it('to a unique column that is no primary key finds the own row where tenants share the value', async () => {
    await playground.as('t1', `insert into by_code values ('b', 'c')`)
    await expect(playground.as('t3', `insert into by_code values ('b3', 'c')`)).rejects.toMatchObject({
      code: '23503',
    })
  })

  it('to itself works within the tenant', async () => {
    await playground.as('t1', `insert into tree values ('root', null), ('leaf', 'root')`)
    await playground.as('t1', `delete from tree where id = 'root'`)
    expect(await playground.as('t1', 'select * from tree')).toEqual([])
  })

  it('that cascades does so in its own tenant', async () => {
    await playground.as('t1', `delete from parent where id = 't1_q'`)
    expect(await playground.as('t1', 'select * from cascading')).toEqual([])
    expect(await playground.as('t2', 'select id from cascading')).toEqual([{ id: 't2_c' }])
  })

  it('that sets null clears the pointing columns and nothing else, least of all the tenant', async () => {
    await playground.as('t1', `insert into wide values ('w', 'a', '1')`)
    await playground.as('t1', `delete from by_code; delete from parent where id = 't1_p'`)
    expect(await playground.as('t1', 'select id, parent_id, other, tenant_id from nulling')).toEqual([
      { id: 't1_n', parent_id: null, other: 'kept', tenant_id: 't1' },
    ])
    expect(await playground.as('t1', 'select part, serial, tenant_id from wide')).toEqual([
      { part: 'a', serial: null, tenant_id: 't1' },
    ])
    expect(await playground.as('t2', 'select parent_id from nulling')).toEqual([{ parent_id: 't2_p' }])
  })

  it('has an index that leads with the tenant', async () => {
    const { rows } = await playground.owner((client) =>
      client.query(
        `select indexdef from pg_indexes where tablename = 'cascading' and indexdef like '%(tenant_id, parent_id)'`,
      ),
    )
    expect(rows).toHaveLength(1)
  })
})

describe('rows of tables that an upgrade adds', () => {
  it('take the tenant of the row they point to: by foreign key, through another new table, and by name', async () => {
    await playground.owner((client) =>
      client.query(`
        create table by_key (id text primary key, anything text references parent (id));
        create table by_chain (id text primary key, by_key_id text references by_key (id));
        create table by_name (id text primary key, parent_id text);
        create table loose (id text primary key);
        insert into by_key values ('k', 't2_p');
        insert into by_chain values ('c', 'k');
        insert into by_name values ('n', 't2_q'), ('o', 'nobody');
        insert into loose values ('l')`),
    )
    expect(await playground.sync()).toMatchObject({ rowsBackfilled: 3 })
    const { rows } = await playground.owner((client) =>
      client.query(`select id, tenant_id from by_key union all select id, tenant_id from by_chain
        union all select id, tenant_id from by_name union all select id, tenant_id from loose order by 1`),
    )
    expect(Object.fromEntries(rows.map((row) => [row.id, row.tenant_id]))).toEqual({
      k: 't2',
      c: 't2',
      n: 't2',
      o: 'platform',
      l: 'platform',
    })
  })

  it('that point at two tenants at once stop the sync, and nothing of it remains', async () => {
    await playground.owner((client) =>
      client.query(`create table mixed (id text primary key, one text references parent (id), other text references nulling (id));
        insert into mixed values ('m', 't2_p', 't1_n')`),
    )
    await expect(playground.sync()).rejects.toMatchObject({ code: '23503' })
    expect(await playground.problems()).toContain('mixed: has no tenant_id')
    await playground.owner((client) => client.query('drop table mixed'))
  })
})
