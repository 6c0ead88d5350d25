/*
 * npm run bench:outbox: what it costs a change that it is noted for those who want to be told: without the triggers,
 * with them where nobody listens, and with them where the bridge is on. docs/benchmarks.md says what the numbers mean.
 */
import pg from 'pg'
import { openTenant } from '../support.mjs'

const TENANT = 'ten_01JGFJJZ00BENCHTENANT00000'
const ORDERS = 33_000
const ROUNDS = 7
const open = []

async function main() {
  const { ownerUrl, appUrl } = await openTenant(open, TENANT, ORDERS)
  const owner = new pg.Client({ connectionString: ownerUrl })
  const client = new pg.Client({ connectionString: appUrl })
  for (const each of [owner, client]) {
    await each.connect()
    open.push(() => each.end())
  }
  await owner.query(
    `insert into product_variant_price_set (variant_id, price_set_id, id, tenant_id)
       select v.id, p.id, 'bench_' || v.n, $1
         from (select id, row_number() over (order by id) as n from product_variant) v
         join (select id, row_number() over (order by id) as n from price_set) p using (n)`,
    [TENANT],
  )
  await owner.query('vacuum analyze')
  // The disk's wait at each commit is the same for all, and hides everything else.
  await client.query(`set app.tenant = '${TENANT}'; set synchronous_commit = off`)
  const told = await owner.query(
    `select c.relname as table, t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where t.tgname like 'tenancy_told_%'`,
  )
  const sides = {
    'no triggers': () => enable(owner, told.rows, false),
    'nobody listens': () => enable(owner, told.rows, true),
    told: async () => {
      await enable(owner, told.rows, true)
      await owner.query(`insert into sync_setting values ('bridge', '{}')`)
      // Orders are told to a tenant's own endpoint alone.
      await owner.query(
        `insert into webhook_endpoint (id, tenant_id, kind, url, events, secrets, created_at, updated_at)
         values ('bench', $1, 'tenant', 'x', '{order.*}', '{}', now(), now())`,
        [TENANT],
      )
    },
  }
  const works = await scenarios(client)
  const times = {}
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [side, begin] of Object.entries(sides)) {
      await owner.query(`delete from sync_setting; delete from webhook_endpoint; truncate sync_outbox`)
      await begin()
      for (const [name, { times: count, work }] of Object.entries(works)) {
        const start = performance.now()
        for (let i = 0; i < count; i++) await work(round * count + i)
        // The first round warms up.
        if (round) ((times[name] ??= {})[side] ??= []).push((performance.now() - start) / count)
      }
    }
  }
  console.table(
    Object.entries(times).map(([change, bySide]) => ({
      change,
      ...Object.fromEntries(
        Object.entries(bySide).map(([side, ms]) => [`${side}, ms`, median(ms).toFixed(2)]),
      ),
    })),
  )
}

async function scenarios(client) {
  const ids = async (table) =>
    (await client.query(`select id from "${table}" order by id limit 1000`)).rows.map(({ id }) => id)
  const [products, prices] = [await ids('product'), await ids('price')]
  const one = (list, i) => list[i % list.length]
  let order = 0
  return {
    'one product': {
      times: 300,
      work: (i) =>
        client.query('update product set subtitle = $1 where id = $2', [`s${i}`, one(products, i)]),
    },
    'one price': {
      times: 300,
      work: (i) => client.query('update price set amount = $1 where id = $2', [i, one(prices, i)]),
    },
    'an order with 3 lines': {
      times: 100,
      work: () => insertOrder(client, `bench_${process.pid}_${order++}`),
    },
    'all 19,800 prices in one statement': {
      times: 1,
      work: () => client.query('update price set amount = amount + 1'),
    },
  }
}

async function insertOrder(client, id) {
  const one = `'{"value": "1", "precision": 20}'`
  await client.query('begin')
  await client.query(
    `insert into "order" (id, email, currency_code) values ('${id}', 'a@example.com', 'usd')`,
  )
  await client.query(
    `insert into order_line_item (id, title, unit_price, raw_unit_price)
       select '${id}_' || n, 'Line', 10, ${one} from generate_series(1, 3) n`,
  )
  const quantities = [
    'fulfilled',
    'shipped',
    'return_requested',
    'return_received',
    'return_dismissed',
    'written_off',
  ]
  await client.query(
    `insert into order_item (id, order_id, version, item_id, quantity, raw_quantity, ${quantities.map((q) => `${q}_quantity`)})
       select '${id}_i' || n, '${id}', 1, '${id}_' || n, 1, ${one}, ${quantities.map(() => 0)} from generate_series(1, 3) n`,
  )
  await client.query(`insert into order_summary (id, order_id, totals) values ('${id}', '${id}', '{}')`)
  await client.query('commit')
}

async function enable(owner, triggers, on) {
  for (const { table, name } of triggers)
    await owner.query(`alter table "${table}" ${on ? 'enable' : 'disable'} trigger ${name}`)
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]

try {
  await main()
} finally {
  for (const close of open.reverse()) await close()
}
