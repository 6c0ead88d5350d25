import { accessForRequest, connectPdp, visitorOf, type Pdp, type Principal } from '@cityos/access'
import { SCOPE_PERMISSIONS, SECRET_KEY_SCOPES, type Permission, type SecretKeyScope } from '@cityos/contracts'
import { startPolicies } from '@cityos/testing'
import { decide } from '../src/access/decide'
import { isPermission } from '../src/access/row'
import { routeTable } from '../src/access/route-table'

const TENANT = 'ten_of_the_key'

let server: Awaited<ReturnType<typeof startPolicies>>
let pdp: Pdp

beforeAll(async () => {
  server = await startPolicies()
  pdp = connectPdp({ url: server.url, timeoutMs: 10_000 })
}, 60_000)

afterAll(async () => {
  pdp?.close()
  await server?.stop()
})

const ROWS = [...routeTable].filter((entry): entry is [string, Permission] => isPermission(entry[1]))

/** The routes that the guard would open to a key. */
async function routesOf(scopes: SecretKeyScope[] | null): Promise<string[]> {
  const decisions = accessForRequest(pdp)
  const key: Principal = { ...visitorOf(TENANT), id: 'skey_1', kind: 'api_key', scopes }
  const answers = await Promise.all(ROWS.map(([, row]) => decide(decisions, key, row, { tenant: TENANT })))
  return ROWS.filter((_row, index) => answers[index]!.allowed).map(([route]) => route)
}

it('over the whole route table, a key with one scope opens exactly the routes of this permission', async () => {
  const toKeys = new Set(await routesOf(null))
  let opened = 0
  for (const scope of SCOPE_PERMISSIONS) {
    const wanted = ROWS.filter(([route, row]) => row === scope && toKeys.has(route)).map(([route]) => route)
    expect([scope, await routesOf([scope])]).toEqual([scope, wanted])
    opened += wanted.length
  }
  // Together they are all that a key can open: no route is left that some other way leads to.
  expect([opened, opened > 300]).toEqual([toKeys.size, true])
}, 60_000)

it('a wildcard opens the routes of its kind, and all of them those of every kind', async () => {
  const toKeys = await routesOf(null)
  const kindOf = (route: string) => routeTable.get(route)!.split(':')[0]
  const wildcards = SECRET_KEY_SCOPES.filter((scope) => scope.endsWith(':*'))
  for (const scope of wildcards) {
    const wanted = toKeys.filter((route) => `${kindOf(route)}:*` === scope)
    expect([scope, await routesOf([scope])]).toEqual([scope, wanted])
  }
  expect(await routesOf([...wildcards])).toEqual(toKeys)
}, 60_000)
