import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { TenantRole, type Permission, type Scope } from '@cityos/contracts'
import { expectOk, TestBackend, type Client, type TestTenant } from '@cityos/testing'
import { hire, signIn } from './staff'

interface MatrixRow {
  method: string
  path: string
  permission: string
  /** By the page's column: whether the row says `x`. */
  may: Record<string, boolean>
}

/** The page that a person has reviewed is what the server is held against. */
function readMatrix(): MatrixRow[] {
  const page = readFileSync(join(__dirname, '../../../../docs/permissions.md'), 'utf8')
  const rows: MatrixRow[] = []
  for (const [, block] of page.matchAll(/```text\n([\s\S]*?)```/g)) {
    const [heading, ...lines] = (block as string).trim().split('\n') as [string, ...string[]]
    const columns = heading.split(/ +/).slice(2)
    for (const line of lines) {
      const [method, path, permission, ...rest] = line.split(/ +/) as [string, string, string, ...string[]]
      const cells = rest.filter((cell) => cell !== '*')
      // Vendors' people have columns of their own, and a test in integration-tests/vendors.
      if (!cells.length || method === 'no' || path.startsWith('/vendor/')) continue
      rows.push({
        method,
        path,
        permission,
        may: Object.fromEntries(columns.map((column, index) => [column, cells[index] === 'x'])),
      })
    }
  }
  return rows
}

/** Routes that exist when something else is switched on. */
const OFF = /^\/admin\/(locales|translations($|\/(batch|settings|statistics)))/

const MATRIX = readMatrix().filter(({ path }) => !OFF.test(path))

/** A permission that the condition of the route would ask for instead, were the body empty. */
const BODIES: Record<string, unknown> = { 'POST /admin/api-keys': { type: 'publishable', title: '' } }

/** Core asks for the credentials again on these, in the tenant's scope, where the platform's are none. */
const ASKED_TWICE = /^\/admin\/search/
const ACTING = ['super', 'suppor', 'p-key']

/** Core's key costs a slow hash with each request: one request for each permission is enough. */
const KEYS = ['p-key']
const oneOfEach = (rows: MatrixRow[]) => [...new Map(rows.map((row) => [row.permission, row])).values()]

let backend: TestBackend
let tenant: TestTenant
const clients: Record<string, Client> = {}

beforeAll(async () => {
  backend = await TestBackend.start()
  tenant = await backend.provisionTenant('staffed')
  const columns: Record<string, string> = { reviewer: 'review', finance: 'financ' }
  for (const role of TenantRole.options) {
    clients[columns[role] ?? role] = (await hire(backend, tenant, [role])).client
  }
  const basic = (key: string) => ({ authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` })
  clients['key'] = tenant.anonymous.with(basic(await backend.createSecretKey(tenant)))
  const platform = { id: 'platform', anonymous: backend.client('localhost') }
  const acting = { 'x-tenant': tenant.id }
  clients['super'] = await backend.actIn(tenant)
  const { client: support } = await hire(backend, platform, ['platform_support'])
  clients['suppor'] = await backend.actIn(tenant, support)
  clients['p-key'] = platform.anonymous.with({ ...basic(await backend.createPlatformKey()), ...acting })
})

afterAll(() => backend?.stop())

const PLATFORMS = /^((platform_tenant|acting_session|workflow_execution|search_index|index):|tenant:act$)/

/** What is wrong with the answer to one row's request; undefined when it is as the page says. */
async function judge(column: string, row: MatrixRow): Promise<string | undefined> {
  const { method, path, permission, may } = row
  const body = method === 'POST' ? (BODIES[`${method} ${path}`] ?? {}) : undefined
  const sent = path.replaceAll(/:\w+/g, 'nothing')
  const answer = await clients[column]!.send<{ code?: string; message?: string }>(method, sent, body)
  const { code, message } = answer.body ?? {}
  const refused = answer.status === 403 && code === 'forbidden' && message?.includes(permission)
  const absent = answer.status === 404 && code === 'not_found' && message === 'Not found'
  // In a tenant's scope the platform's routes are not there, whatever somebody may do on the platform.
  const platforms = PLATFORMS.test(permission)
  if (answer.status === 401 && ACTING.includes(column) && ASKED_TWICE.test(path)) return undefined
  const right = platforms
    ? answer.status === 404
    : may[column]
      ? !refused && !absent && answer.status !== 401
      : refused
  return right
    ? undefined
    : `${column}: ${method} ${path} needs ${permission}: ${answer.status} ${answer.text.slice(0, 120)}`
}

it('the page holds every role and the admin’s routes', () => {
  expect(Object.keys(MATRIX[0]!.may).sort()).toEqual(Object.keys(clients).sort())
  expect(MATRIX.length).toBeGreaterThan(400)
})

it.each(['owner', 'admin', 'editor', 'review', 'financ', 'viewer', 'key', 'super', 'suppor', 'p-key'])(
  'over HTTP, %s may and may not what the page says',
  async (column) => {
    const wrong: string[] = []
    const rows = KEYS.includes(column) ? oneOfEach(MATRIX) : [...MATRIX]
    const work = async () => {
      for (let row = rows.shift(); row; row = rows.shift()) {
        const complaint = await judge(column, row)
        if (complaint) wrong.push(complaint)
      }
    }
    await Promise.all([work(), work(), work(), work()])
    expect(wrong).toEqual([])
    const resources = (allowed: boolean) =>
      new Set(
        MATRIX.filter(({ may }) => may[column] === allowed).map(({ permission }) => permission.split(':')[0]),
      )
    expect(resources(true).size + resources(false).size).toBeGreaterThan(40)
  },
  240_000,
)

it.each(['owner', 'admin', 'editor', 'review', 'financ', 'viewer', 'key', 'super', 'suppor', 'p-key'])(
  'the scope tells %s what the routes allow, so that no button promises more or less',
  async (column) => {
    const { scope } = expectOk(await clients[column]!.get<{ scope: Scope }>('/admin/scope'))
    const wrong = MATRIX.filter(({ permission, may }) => {
      const allowed = Boolean(may[column]) && !PLATFORMS.test(permission)
      return scope.permissions.includes(permission as Permission) !== allowed
    })
    expect(wrong.map(({ permission }) => permission)).toEqual([])
  },
)

it('the scope of the platform’s own host tells its staff of the platform’s routes', async () => {
  const scopeOf = async (client: Client) =>
    expectOk(await client.get<{ scope: Scope }>('/admin/scope')).scope.permissions.filter((permission) =>
      permission.startsWith('platform_tenant:'),
    )
  expect(await scopeOf(backend.platform)).toContain('platform_tenant:purge')
  const support = await signIn(backend.client('localhost'), 'platform_support@staff.example')
  expect(await scopeOf(support)).toEqual(['platform_tenant:read'])
})

it('refuses alike for what exists and for what does not', async () => {
  const { regionId } = tenant
  const answers = await Promise.all(
    [regionId, 'reg_nothing'].map((id) => clients['viewer']!.post(`/admin/regions/${id}`, { name: 'x' })),
  )
  expect(answers.map(({ status, text }) => [status, text])).toEqual([
    [403, answers[0]!.text],
    [403, answers[0]!.text],
  ])
})
