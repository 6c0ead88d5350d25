import { Playground } from './playground'

const CLIENTS = 100
let playground: Playground

beforeAll(async () => {
  playground = await Playground.create(`
    create table "order" (id text primary key, display_id serial);
    insert into "order" (id, display_id) values ('old_b', 17), ('old_a', 5), ('old_c', 90)`)
  await playground.sync()
})
afterAll(() => playground.drop())

const numbers = async (tenantId: string) =>
  (await playground.as<{ display_id: number }>(tenantId, 'select display_id from "order" order by 1')).map(
    (row) => row.display_id,
  )

describe('order numbers', () => {
  it('of before tenancy are counted anew in their order', async () => {
    const rows = await playground.as('platform', 'select id, display_id from "order" order by display_id')
    expect(rows.map((row) => row['id'])).toEqual(['old_a', 'old_b', 'old_c'])
    expect(await numbers('platform')).toEqual([1, 2, 3])
  })

  it('have no gap after many simultaneous orders of which every third is rolled back', async () => {
    await Promise.all(
      Array.from({ length: CLIENTS }, (_, i) =>
        playground.as(
          'busy',
          `begin; insert into "order" (id) values ('busy_${i}'); ${i % 3 === 0 ? 'rollback' : 'commit'}`,
        ),
      ),
    )
    const kept = CLIENTS - Math.ceil(CLIENTS / 3)
    expect(await numbers('busy')).toEqual(Array.from({ length: kept }, (_, i) => i + 1))
  })

  it('begin at 1 in each tenant, whatever the others sell', async () => {
    await playground.as('new', `insert into "order" (id) values ('new_1'), ('new_2')`)
    expect(await numbers('new')).toEqual([1, 2])
  })

  it('that are given explicitly stay, and the next one follows the highest', async () => {
    await playground.as('import', `insert into "order" (id) values ('i_0')`)
    await playground.as('import', `insert into "order" (id, display_id) values ('i_1', 500), ('i_2', 20)`)
    await playground.as('import', `insert into "order" (id) values ('i_3')`)
    expect(await numbers('import')).toEqual([1, 20, 500, 501])
  })

  it('cannot be taken twice in one tenant', async () => {
    await expect(
      playground.as('import', `insert into "order" (id, display_id) values ('i_4', 500)`),
    ).rejects.toMatchObject({ code: '23505' })
  })

  it('stay as they are through another sync', async () => {
    const before = await numbers('busy')
    await playground.sync()
    expect(await numbers('busy')).toEqual(before)
    await playground.as('busy', `insert into "order" (id) values ('busy_next')`)
    expect(await numbers('busy')).toEqual([...before, before.length + 1])
  })

  it("of another tenant cannot be read or moved through the counter's table", async () => {
    expect(await playground.as('new', `select * from tenant_counter where tenant_id <> 'new'`)).toEqual([])
    await playground.as('new', `update tenant_counter set value = 9000 where tenant_id = 'busy'`)
    const { rows } = await playground.owner((client) =>
      client.query(`select value from tenant_counter where tenant_id = 'busy'`),
    )
    expect(Number(rows[0].value)).toBeLessThan(9000)
  })
})
