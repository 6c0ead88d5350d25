import { join } from 'node:path'
import { TestBackend, testPlugin, type Client, type TestTenant } from '@cityos/testing'
import { optionalRows } from '../../src/access/routes/optional'
import { hire } from './staff'
import { routeTable } from '../../src/access/route-table'

const FIXTURE = join(__dirname, '../fixtures/access')
const DRIVE = join(FIXTURE, 'drive.ts')

/** What the fixture adds: routes that nobody has written a row for. */
const ADDED = [
  'GET /admin/probe',
  'POST /admin/probe',
  'DELETE /admin/probe',
  'GET /admin/probe/special',
  'GET /admin/probe/:id',
  'GET /admin/probe/:id/items',
  'GET /admin/products/special',
  'GET /tomorrow',
  'GET /store/tomorrow',
]

let backend: TestBackend
let tenant: TestTenant
let owner: Client

/** A middleware for one method looks like a route from outside; the second is core's, for a route it does not have. */
const MIDDLEWARES = ['GET /backdoor', 'POST /admin/inventory-items/batch']

const pathOf = (route: string) => route.replace(/^\w+ /, '').replace(':id', 'some')
const methodOf = (route: string) => route.split(' ')[0] as string

beforeAll(async () => {
  backend = await TestBackend.start({ env: testPlugin(FIXTURE) })
  tenant = await backend.provisionTenant('first')
  owner = tenant.admin.with({ 'x-publishable-api-key': tenant.publishableKey })
})

afterAll(() => backend?.stop())

describe('the route table', () => {
  it('has a row for every route of the running server', async () => {
    const routes = (await backend.routes()).map(({ method, path }) => `${method} ${path}`)
    expect(routes.filter((route) => !routeTable.has(route)).sort()).toEqual([...ADDED, ...MIDDLEWARES].sort())
  })

  it('has no row without a route, but for what is switched on elsewhere', async () => {
    const routes = new Set((await backend.routes()).map(({ method, path }) => `${method} ${path}`))
    const stale = [...routeTable.keys()].filter((route) => !routes.has(route))
    expect(stale.filter((route) => !(route in optionalRows))).toEqual([])
  })
})

describe('a route that somebody adds tomorrow', () => {
  it.each(ADDED)('%s is not there, for whoever asks', async (route) => {
    for (const client of [owner, backend.platform, owner.with({ authorization: undefined })]) {
      const answer = await client.send(methodOf(route), pathOf(route))
      const anonymous = !client.headers['authorization']
      const expected = anonymous && pathOf(route).startsWith('/admin') ? 401 : 404
      // A visitor without a key of the store learns that first.
      if (client === backend.platform && pathOf(route).startsWith('/store')) continue
      expect([answer.status, answer.text.includes('"route"')]).toEqual([expected, false])
    }
  })

  it.each(['/backdoor', '/admin/backdoor', '/admin/backdoor/x', '/front/door'])(
    'a middleware that answers %s by itself is not reached',
    async (path) => {
      const answer = await owner.get<{ code: string }>(path)
      expect([answer.status, answer.body.code]).toEqual([404, 'not_found'])
    },
  )

  it('answers when it has a row, to those with the permission', async () => {
    const rows = { 'GET /admin/products/special': 'product:read', 'GET /tomorrow': 'public' }
    await backend.run(DRIVE, 'giveRows', rows)
    for (const route of Object.keys(rows)) {
      expect((await owner.get<{ route: string }>(pathOf(route))).body.route).toBe(route)
    }
  })
})

/** Path as it is sent → the route that Express runs for it; a number is the answer where there is none. */
const PATHS: [method: string, path: string, route: string | number][] = [
  ['GET', '/admin/probe', 'GET /admin/probe'],
  ['GET', '/admin/probe/', 'GET /admin/probe'],
  ['GET', '/admin/probe?a=/admin/products', 'GET /admin/probe'],
  ['GET', '/admin/probe/?', 'GET /admin/probe'],
  ['GET', '/ADMIN/Probe', 'GET /admin/probe'],
  ['GET', '/admin/probe//', 404],
  ['GET', '/admin//probe', 404],
  ['GET', '//admin/probe', 404],
  ['GET', '/./admin/probe', 404],
  ['GET', '/app/../admin/probe', 404],
  ['GET', '/static/../admin/probe', 404],
  ['GET', '/%61dmin/probe', 404],
  ['GET', '/admin/%70robe', 404],
  ['GET', '/admin%2Fprobe', 404],
  ['GET', '/admin/probe;special', 404],
  ['GET', '/admin/probe%00', 404],
  ['GET', '/admin/probe%20', 404],
  ['GET', '\\admin\\probe', 400],
  ['GET', '/admin/probe/special', 'GET /admin/probe/special'],
  ['GET', '/admin/probe/SPECIAL/', 'GET /admin/probe/special'],
  ['GET', '/admin/probe/%73pecial', 'GET /admin/probe/:id'],
  ['GET', '/admin/probe/special%2F', 'GET /admin/probe/:id'],
  ['GET', '/admin/probe/special%2Fitems', 'GET /admin/probe/:id'],
  ['GET', '/admin/probe/..', 'GET /admin/probe/:id'],
  ['GET', '/admin/probe/%2e%2e%2fproducts', 'GET /admin/probe/:id'],
  ['GET', '/admin/probe/special/items', 'GET /admin/probe/:id/items'],
  ['GET', '/admin/probe/a/items/b', 404],
  ['GET', '/admin/probe//items', 404],
  ['GET', '/admin/probe/%E0%A4%A', 400],
  ['GET', 'http://elsewhere.example/admin/probe', 'GET /admin/probe'],
  ['POST', '/admin/probe', 'POST /admin/probe'],
  ['POST', '/admin/probe?_method=DELETE', 'POST /admin/probe'],
  ['DELETE', '/admin/probe', 'DELETE /admin/probe'],
  ['POST', '/admin/probe/special', 404],
  ['PUT', '/admin/probe', 404],
  ['PATCH', '/admin/probe', 404],
  ['TRACE', '/admin/probe', 404],
  ['PROPFIND', '/admin/probe', 404],
  ['OPTIONS', '/admin/probe', 404],
  ['OPTIONS', '/admin/unknown', 404],
]

describe('a path means the same to the guard as to Express', () => {
  beforeAll(async () => {
    // Each route may be reached by its own row alone: one that was taken for another answers 404.
    const rows = Object.fromEntries(
      ADDED.filter((route) => route.includes('probe')).map((route) => [route, 'product:read']),
    )
    await backend.run(DRIVE, 'giveRows', rows)
  })

  it.each(PATHS)('%s %s', async (method, path, expected) => {
    const answer = await owner.send<{ route?: string }>(method, path)
    expect(answer.body?.route ?? answer.status).toBe(expected)
  })

  it('the method is the one on the wire, whatever a header says', async () => {
    const overriding = owner.with({ 'x-http-method-override': 'DELETE', 'x-http-method': 'DELETE' })
    expect((await overriding.post<{ route: string }>('/admin/probe')).body.route).toBe('POST /admin/probe')
  })

  it('HEAD is judged as GET', async () => {
    expect((await owner.send('HEAD', '/admin/probe')).status).toBe(200)
    expect((await owner.send('HEAD', '/admin/backdoor')).status).toBe(404)
    const viewer = (await hire(backend, tenant, ['viewer'])).client
    expect((await viewer.send('HEAD', '/admin/api-keys?type=secret')).status).toBe(403)
    expect((await owner.with({ authorization: undefined }).send('HEAD', '/admin/probe')).status).toBe(401)
  })

  it('a preflight of a browser is answered without credentials, and lets nothing through', async () => {
    const preflight = tenant.anonymous.with({
      origin: 'http://localhost:9000',
      'access-control-request-method': 'GET',
    })
    const answer = await preflight.send('OPTIONS', '/admin/products')
    expect([answer.status, answer.text]).toEqual([204, ''])
  })
})
