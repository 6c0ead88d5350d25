import type { LeakRoute } from '@cityos/medusa-tenancy/leak-kit'
import type { VendorMe } from '@cityos/contracts'
import { expectOk, PASSWORD, type Client } from '@cityos/testing'
import { vendorPortalRows } from '../../src/access/routes/vendor-portal'
import { callOf } from './call-of'
import { buildVictim, type Victim } from './victim'
import { createVendor, outcome, VendorWorld } from './world'

/*
 * Every route of the portal, as the running server has it, called by everybody whom it must refuse. A new route is in
 * here by itself: its parameters get rows of the victim, its body is made from its schema.
 */

let world: VendorWorld
let victim: Victim
let routes: (LeakRoute & { key: keyof typeof vendorPortalRows })[]
let before: unknown
const strangers: Record<string, Client> = {}

beforeAll(async () => {
  world = await VendorWorld.start()
  const { acme, globex, backend } = world
  routes = (await backend.routes())
    .filter(({ path }) => path.startsWith('/vendor/'))
    .map((route) => ({ ...route, key: `${route.method} ${route.path}` as never }))
  victim = await buildVictim(
    world,
    acme,
    routes.map(({ path }) => path),
  )
  await createVendor(acme, 'other', 'owner@other.example')
  await createVendor(globex, 'foreign', 'owner@foreign.example')
  const { token } = expectOk(
    await acme.anonymous.post<{ token: string }>('/auth/customer/emailpass/register', {
      ...{ email: 'shopper@victim.example', password: PASSWORD },
    }),
  )
  const other = world.person(acme, 'owner@other.example')
  Object.assign(strangers, {
    'another vendor': other,
    'another vendor that names it': other.with({ 'x-vendor': victim.id }),
    'another vendor that names its handle': other.with({ 'x-vendor': 'victim' }),
    'a vendor of another tenant, here': world.person(acme, 'owner@foreign.example'),
    'a vendor of another tenant, at home': world.person(globex, 'owner@foreign.example'),
    'the owner, in another tenant': world.person(globex, 'owner@victim.example'),
    'the owner, on the platform': backend
      .client('localhost')
      .with({ authorization: `Bearer ${world.tokenOf('owner@victim.example')}` }),
    'a removed member': victim.former,
    'a removed member that names it': victim.former.with({ 'x-vendor': victim.id }),
    anonymous: acme.anonymous,
    'a shopper': acme.store.with({ authorization: `Bearer ${token}` }),
    'staff of the tenant': acme.admin,
    'the platform’s operator': backend.platform,
  })
  before = await victim.snapshot()
}, 240_000)
afterAll(() => world?.stop())

/** Sends each route's request; answers what came of it by route. */
async function callAll(client: Client, which = routes): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const route of which) {
    const { method, path, body } = callOf(route, victim.things)
    const answer = await client.send(method, path, body)
    found[route.key] = outcome(answer)
    const told = [victim.id, 'Secret of the victim'].filter((secret) => answer.text.includes(secret))
    if (told.length) found[route.key] += ` telling ${told.join()}`
  }
  return found
}

const all = (expected: string) => Object.fromEntries(routes.map(({ key }) => [key, expected]))

it('the table and the server name the same routes', () => {
  expect(routes.map(({ key }) => key).sort()).toEqual(Object.keys(vendorPortalRows).sort())
  expect(routes.length).toBeGreaterThan(20)
})

it.each([
  ['another vendor that names it', '404 not_found'],
  ['another vendor that names its handle', '404 not_found'],
  ['a vendor of another tenant, here', '403 membership_missing'],
  ['the owner, in another tenant', '403 membership_missing'],
  ['the owner, on the platform', '403 membership_missing'],
  ['a removed member', '403 membership_missing'],
  ['a removed member that names it', '403 membership_missing'],
  ['anonymous', '401 unauthorized'],
  ['a shopper', '401 unauthorized'],
  ['staff of the tenant', '401 unauthorized'],
  ['the platform’s operator', '401 unauthorized'],
])(
  '%s: %s everywhere',
  async (caller, expected) => {
    expect(await callAll(strangers[caller]!)).toEqual(all(expected))
  },
  120_000,
)

it.each(['another vendor', 'a vendor of another tenant, at home'])(
  '%s finds nothing of it, whatever ids it sends',
  async (caller) => {
    const found = await callAll(strangers[caller]!)
    const about = Object.entries(found).filter(([route]) => route.includes(':'))
    expect(about).toEqual(about.map(([route]) => [route, '404 not_found']))
    // What is about no thing in particular is about the caller's own.
    const others = Object.entries(found).filter(([route]) => !route.includes(':'))
    expect(others.filter(([, told]) => /telling|^5/.test(told))).toEqual([])
  },
  120_000,
)

it('somebody of the lowest role reaches what /vendor/me says, and nothing else', async () => {
  const { vendors } = expectOk(await victim.staff.get<VendorMe>('/vendor/me'))
  const may = new Set<string>(vendors[0]!.permissions)
  const refused = routes.filter(({ key }) => {
    const permission = vendorPortalRows[key]
    return permission !== 'vendor_portal:read' && !may.has(permission)
  })
  expect(refused.length).toBeGreaterThan(5)
  expect(await callAll(victim.staff, refused)).toEqual(
    Object.fromEntries(refused.map(({ key }) => [key, '403 forbidden'])),
  )
}, 120_000)

it('and nothing of the victim has changed by a byte', async () => {
  expect(await victim.snapshot()).toEqual(before)
})

describe('its own owner', () => {
  const set = (status: string) =>
    world.backend.sql((db) => db.query('update vendor set status = $2 where id = $1', [victim.id, status]))

  it('is refused everything when it is terminated', async () => {
    await set('terminated')
    expect(await callAll(victim.owner)).toEqual(all('403 membership_missing'))
  }, 120_000)

  it('reads while it is suspended, and does nothing that sells', async () => {
    await set('suspended')
    const found = await callAll(victim.owner)
    const still = Object.entries(found)
      .filter(([, answer]) => answer !== '403 vendor_suspended')
      .map(([route]) => route)
    const reads = Object.keys(found).filter((route) => route.startsWith('GET'))
    expect(reads.filter((route) => !still.includes(route))).toEqual([])
    // Whoever adds a route says here whether it belongs to what a suspended vendor may do.
    expect(still.filter((route) => !route.startsWith('GET')).sort()).toEqual([
      ...['DELETE /vendor/documents/:id', 'DELETE /vendor/members/:id', 'POST /vendor/documents'],
      ...['POST /vendor/members', 'POST /vendor/members/:id', 'POST /vendor/notifications/:id/read'],
      ...['POST /vendor/notifications/read', 'POST /vendor/onboarding/terms'],
      'POST /vendor/profile',
    ])
  }, 120_000)

  it('is refused for no form of these requests: what the others sent was valid', async () => {
    await set('approved')
    const found = await callAll(victim.owner)
    const invalid = Object.entries(found).filter(([, answer]) => answer.startsWith('400 validation_failed'))
    expect(invalid).toEqual([])
  }, 120_000)
})
