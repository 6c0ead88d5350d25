import {
  createProduct,
  TestBackend,
  type Answer,
  type Client,
  type TestProduct,
  type TestTenant,
} from '@cityos/testing'

/** `npm run test:long` sends ten times as many. */
const REQUESTS = process.env['CITYOS_LONG'] ? 20_000 : 2_000
const TIMEOUT_MS = 60 * 60_000
const CLIENTS = 50
const POOL_MAX = 5
const KILL_EVERY_MS = 250
const ULID = /[0-9A-HJKMNP-TV-Z]{26}/g

interface Actor {
  tenant: TestTenant
  product: TestProduct
}
interface Seen {
  tenantId: string
  kind: string
  ids: Set<string>
}

let backend: TestBackend
let actors: Actor[]

beforeAll(async () => {
  backend = await TestBackend.start({
    env: { DATABASE_POOL_MAX: String(POOL_MAX), TENANCY_MISSING_SCOPE: 'log' },
  })
  actors = []
  for (const handle of ['north', 'south', 'east']) {
    const tenant = await backend.provisionTenant(handle)
    actors.push({ tenant, product: await createProduct(tenant, { title: `Shirt of ${handle}` }) })
  }
})
afterAll(() => backend?.stop())

type Request = (actor: Actor, other: Actor, n: number) => Promise<Answer>

/** What the clients do: reads, writes, and every kind of failure that rolls a transaction back. */
const REQUEST_KINDS: Record<string, { send: Request; expected: number; echoesForeign?: boolean }> = {
  adminList: { expected: 200, send: ({ tenant }) => tenant.admin.get('/admin/products?limit=20') },
  storeList: { expected: 200, send: ({ tenant }) => tenant.store.get('/store/products?limit=20') },
  customers: { expected: 200, send: ({ tenant }) => tenant.admin.get('/admin/customer-groups?limit=20') },
  write: {
    expected: 200,
    send: ({ tenant }, _other, n) =>
      tenant.admin.post('/admin/customer-groups', { name: `${run}-${n}`, metadata: { owner: tenant.id } }),
  },
  cart: {
    expected: 200,
    send: ({ tenant, product }) =>
      tenant.store.post('/store/carts', {
        region_id: tenant.regionId,
        items: [{ variant_id: product.variants[0]!.id, quantity: 1 }],
      }),
  },
  duplicate: {
    expected: 400,
    send: ({ tenant }) =>
      tenant.admin.post('/admin/products', {
        title: 'Again',
        handle: 'shirt',
        options: [{ title: 'a', values: ['b'] }],
      }),
  },
  invalid: { expected: 400, send: ({ tenant }) => tenant.admin.post('/admin/products', { bogus: 1 }) },
  foreignRead: {
    expected: 404,
    echoesForeign: true,
    send: ({ tenant }, other) => tenant.admin.get(`/admin/products/${other.product.id}`),
  },
  foreignCart: {
    expected: 400,
    echoesForeign: true,
    send: ({ tenant }, other) =>
      tenant.store.post('/store/carts', {
        region_id: tenant.regionId,
        items: [{ variant_id: other.product.variants[0]!.id, quantity: 1 }],
      }),
  },
}
const KINDS = Object.keys(REQUEST_KINDS)

interface Outcome {
  seen: Seen[]
  unexpected: Map<string, number>
}

let run = 0

async function hammer(requests: number): Promise<Outcome> {
  run++
  const outcome: Outcome = { seen: [], unexpected: new Map() }
  let next = 0
  const client = async () => {
    while (next < requests) {
      const n = next++
      const actor = actors[n % actors.length]!
      const other = actors[(n + 1) % actors.length]!
      const kind = KINDS[Math.floor(n / actors.length) % KINDS.length]!
      const { send, expected, echoesForeign } = REQUEST_KINDS[kind]!
      const answer = await send(actor, other, n).catch(
        (error: Error) => ({ status: 0, text: error.message }) as Answer,
      )
      if (answer.status !== expected) {
        const key = `${kind} ${answer.status} ${answer.text.slice(0, 120)}`
        outcome.unexpected.set(key, (outcome.unexpected.get(key) ?? 0) + 1)
      }
      const ids = new Set(echoesForeign ? [] : answer.text.match(ULID))
      outcome.seen.push({ tenantId: actor.tenant.id, kind, ids })
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  return outcome
}

/** Which tenant each ULID of the database belongs to, over every column of every tenant table. */
async function ownersOfIds(): Promise<Map<string, Set<string>>> {
  return backend.sql(async (client) => {
    const owners = new Map<string, Set<string>>()
    const { rows: tables } = await client.query<{ name: string }>(
      `select c.relname as name from pg_policy p join pg_class c on c.oid = p.polrelid where p.polname = 'tenant'`,
    )
    for (const { name } of tables) {
      const { rows } = await client.query<{ owner: string; row: string }>(
        `select tenant_id as owner, (to_jsonb(t) - 'tenant_id')::text as row from "${name}" t`,
      )
      for (const { owner, row } of rows) {
        for (const id of row.match(ULID) ?? []) owners.set(id, (owners.get(id) ?? new Set()).add(owner))
      }
    }
    return owners
  })
}

async function foreignIds({ seen }: Outcome): Promise<string[]> {
  const owners = await ownersOfIds()
  const foreign: string[] = []
  let checked = 0
  for (const { tenantId, kind, ids } of seen) {
    for (const id of ids) {
      const owner = owners.get(id)
      if (!owner) continue
      checked++
      if (!owner.has(tenantId)) foreign.push(`${kind} of ${tenantId} showed ${id} of ${[...owner].join(',')}`)
    }
  }
  expect(checked).toBeGreaterThan(seen.length)
  return foreign
}

async function misplacedWrites(): Promise<number> {
  const { rows } = await backend.sql((client) =>
    client.query<{ count: string }>(
      `select count(*) from customer_group where metadata ->> 'owner' is distinct from tenant_id`,
    ),
  )
  return Number(rows[0]!.count)
}

async function settled(): Promise<{ used: number; pending: number }> {
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  const { used, pending } = await backend.stats()
  return { used, pending }
}

describe(`${CLIENTS} clients of three tenants on a pool of ${POOL_MAX}`, () => {
  it(
    'show no foreign row, misplace no write and lose no connection',
    async () => {
      const outcome = await hammer(REQUESTS)
      expect([...outcome.unexpected]).toEqual([])
      expect(await foreignIds(outcome)).toEqual([])
      expect(await misplacedWrites()).toBe(0)
      expect(await settled()).toEqual({ used: 0, pending: 0 })
      expect((await backend.stats()).missingScopes).toBe(0)
    },
    TIMEOUT_MS,
  )

  it(
    'hold the same while connections are killed under them',
    async () => {
      let kills = 0
      const killer = setInterval(() => {
        void backend
          .sql((client) =>
            client.query(
              `select pg_terminate_backend(pid) from pg_stat_activity
              where datname = current_database() and usename = 'cityos_app' order by random() limit 1`,
            ),
          )
          .then(({ rowCount }) => (kills += rowCount ?? 0))
      }, KILL_EVERY_MS)
      const outcome = await hammer(Math.floor(REQUESTS / 5))
      clearInterval(killer)
      expect(kills).toBeGreaterThan(3)
      // A killed connection may fail the request that was using it, but never changes whose rows it gets. Core
      // swallows the failed look-up of a cart's region and complains about the missing currency instead.
      const excused = / (0|5\d\d) |calculatePrices requires currency_code/
      const wrong = [...outcome.unexpected.keys()].filter((key) => !excused.test(key))
      expect(wrong).toEqual([])
      expect(await foreignIds(outcome)).toEqual([])
      expect(await misplacedWrites()).toBe(0)
      expect(await settled()).toEqual({ used: 0, pending: 0 })
      const afterwards: Client = actors[0]!.tenant.admin
      expect((await afterwards.get('/admin/products')).status).toBe(200)
    },
    TIMEOUT_MS,
  )
})
