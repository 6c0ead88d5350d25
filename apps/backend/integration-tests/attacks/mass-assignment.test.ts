import { planRoutes, readInhabitant, render, type RequestTemplate } from '@cityos/medusa-tenancy/leak-kit'
import { TestBackend, type Answer, type Client } from '@cityos/testing'
import { leakCases } from '../leak/cases'
import { buildTenant, type InhabitedTenant } from '../leak/world'

const MARK = 'massmarker'
const LONG_AGO = '1999-01-01T00:00:00.000Z'

/** What a caller would like to say of a row, and no route of ours or of core's asks for. */
const FOREIGN: Record<string, unknown> = {
  tenant_id: 'platform',
  id: `${MARK}_id`,
  created_at: LONG_AGO,
  updated_at: LONG_AGO,
  deleted_at: LONG_AGO,
  created_by: `${MARK}_user`,
  user_id: `${MARK}_user`,
  actor_id: `${MARK}_user`,
  auth_identity_id: `${MARK}_login`,
  app_metadata: { user_id: `${MARK}_user` },
  is_admin: true,
  raw_amount: { value: MARK },
  token: MARK,
  salt: MARK,
  permissions: [MARK],
}

let backend: TestBackend
let acme: InhabitedTenant
let requests: { name: string; method: string; path: string; body: Record<string, unknown> }[]
const accepted: string[] = []
const strict = new Set<string>()

beforeAll(async () => {
  backend = await TestBackend.start()
  acme = await buildTenant(backend, 'assigned')
  const inhabitant = await backend.sql((owner) => readInhabitant(owner, acme.id, acme.mark))
  for (const [table, keys] of [
    ['file', acme.fileKeys],
    ['private_file', acme.exportKeys],
  ] as const) {
    inhabitant.rows.set(
      table,
      keys.map((id) => ({ id })),
    )
  }
  const { cases, aliases } = planRoutes(await backend.routes(), inhabitant, leakCases)
  const parties = { own: inhabitant, foreign: inhabitant, aliases }
  const writes = cases.filter(
    ({ route }) => route.method === 'POST' && route.body && /^\/(admin|store)\//.test(route.path),
  )
  requests = writes.flatMap(({ name, requests: [template] }) => {
    const { method, path, body } = render(template as RequestTemplate, parties, false, new Set())
    const named = typeof body === 'object' && body !== null && !Array.isArray(body)
    return named ? [{ name, method, path, body: body as Record<string, unknown> }] : []
  })
}, 600_000)
afterAll(() => backend?.stop())

const clientFor = (path: string): Client =>
  path.startsWith('/admin') ? acme.admin : acme.store.with({ authorization: `Bearer ${acme.customerToken}` })

const refusesFields = ({ status, text }: Answer<unknown>) =>
  status === 400 && /[Uu]nrecognized|validation_failed/.test(text)

/** The same body with the fields in every object inside it. */
function inside(value: unknown, fields: object): unknown {
  if (Array.isArray(value)) return value.map((item) => inside(item, fields))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, inner]) => [key, inside(inner, fields)])
  return { ...fields, ...Object.fromEntries(entries) }
}

/** Where in the database something is that only these requests have said. */
const findMarks = () =>
  backend.sql(async (owner) => {
    const { rows: tables } = await owner.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relkind = 'r' and a.attname = 'tenant_id' and c.relnamespace = 'public'::regnamespace`,
    )
    const found = new Set<string>()
    for (const { name } of tables) {
      const { rows } = await owner.query<{ row: Record<string, unknown> }>(
        `select to_jsonb(t) as row from "${name}" t where to_jsonb(t)::text like any ($1)`,
        [[`%${MARK}%`, '%1999-01-01%']],
      )
      for (const { row } of rows) {
        for (const [column, value] of Object.entries(row)) {
          if (/massmarker|1999-01-01/.test(JSON.stringify(value))) found.add(`${name}.${column}`)
        }
      }
    }
    return [...found].sort()
  })

/** What is written down of a request as it came. */
const AS_SENT = ['audit_log.', 'audit_entry.', 'workflow_execution.']

it('fields that a route does not offer are refused, or have no effect', async () => {
  const platform = () =>
    backend.sql(async (owner) => {
      const { rows } = await owner.query<{ members: object[]; tenants: object[] }>(
        `select (select jsonb_agg(to_jsonb(m) - 'updated_at' order by id) from tenant_member m) as members,
                (select jsonb_agg(to_jsonb(t) - 'updated_at' order by id) from tenant t) as tenants`,
      )
      return rows
    })
  const before = await platform()
  for (const { name, method, path, body } of requests) {
    const client = clientFor(path)
    const probe = await client.send(method, path, { ...body, tenant_id: 'platform' })
    if (refusesFields(probe)) {
      strict.add(name)
      continue
    }
    for (const [field, value] of Object.entries(FOREIGN)) {
      const { status } = await client.send(method, path, { ...body, [field]: value })
      if (status < 300) accepted.push(`${name} ${field}`)
    }
  }
  for (const { method, path, body } of requests) {
    const nested = Object.fromEntries(
      Object.entries(body).map(([key, value]) => [key, inside(value, FOREIGN)]),
    )
    await clientFor(path).send(method, path, nested)
  }
  expect(requests.length).toBeGreaterThan(150)
  const others = requests.filter(({ name }) => !strict.has(name)).map(({ name }) => name)
  console.info(
    `${strict.size} routes refuse the field itself; refused for another reason: ${others.join(', ')}`,
  )
  expect(accepted).toEqual([])
  expect((await findMarks()).filter((place) => !AS_SENT.some((kept) => place.startsWith(kept)))).toEqual([])
  expect(await platform()).toEqual(before)
}, 600_000)
