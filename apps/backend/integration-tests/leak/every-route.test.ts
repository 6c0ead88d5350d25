import {
  changedTables,
  danglingReferences,
  snapshot,
  type Finding,
  type Identity,
} from '@cityos/medusa-tenancy/leak-kit'
import { intruders, strangers } from './identities'
import { describeFindings, LeakWorld } from './leak-world'
import { DANGLING, FAILING, NO_ROWS, UNVALIDATED } from './reviewed'

let world: LeakWorld
let before: Map<string, string>
/** What the attacker sent, and may meet again in rows of its own. */
const remembered = new Set<string>()

beforeAll(async () => {
  world = await LeakWorld.start()
  before = await world.backend.sql((owner) => snapshot(owner, world.victim.id))
}, 900_000)

afterAll(() => world?.backend.stop())

async function expectNothing(identities: Identity[], options: Parameters<LeakWorld['attempt']>[1] = {}) {
  const findings: Finding[] = []
  for (const identity of identities) findings.push(...(await world.attempt(identity, options)))
  expect(describeFindings(findings)).toEqual([])
}

it('every route of the running server has a case', () => {
  // Add a case to leak/cases.ts, or a word to its vocabulary (packages/medusa-tenancy/docs/leak-kit.md).
  expect(world.planned.uncovered).toEqual([])
  expect(world.planned.cases.length).toBeGreaterThan(460)
})

it('reading as another tenant shows no row of the victim and not that it exists', async () => {
  await expectNothing(strangers(world, true))
}, 600_000)

it('wrong credentials for a host are refused on every route', async () => {
  await expectNothing(intruders(world))
}, 600_000)

it('writing as another tenant answers as for ids that exist nowhere', async () => {
  // One at a time: the attacker and its twin stay alike only when their requests come in the same order.
  await expectNothing(strangers(world, false), { remembered, concurrency: 1 })
}, 900_000)

it('what the attacker wrote lets it read no more than before', async () => {
  await expectNothing(strangers(world, true), { remembered })
}, 600_000)

it("no table of the victim's has changed by a byte", async () => {
  const after = await world.backend.sql((owner) => snapshot(owner, world.victim.id))
  expect(changedTables(before, after)).toEqual([])
})

it("the attacker's rows point at the victim's only where core checks no id at all", async () => {
  const { attacker, victim } = await world.readAgain()
  const places = danglingReferences(attacker, victim).map(({ place }) => place)
  expect(places.filter((place) => !(place in DANGLING))).toEqual([])
})

it('every parameter stood for a row', () => {
  expect([...world.missing].filter((target) => !(target in NO_ROWS))).toEqual([])
})

it('writes got past the validation, except where listed', () => {
  const { invalid, validated } = world.log
  const stopped = [...invalid.keys()].filter((route) => !validated.has(route))
  expect(stopped.filter((route) => !(route in UNVALIDATED))).toEqual([])
  console.info(
    `${world.log.requests} attempts; ${validated.size} of ${validated.size + stopped.length} routes with a body validated`,
  )
})

it('nothing fails that would not fail in plain Medusa', () => {
  expect([...world.log.failures.keys()].filter((route) => !(route in FAILING)).sort()).toEqual([])
  expect(world.ownFaults()).toEqual([])
})

it('no query ran outside a tenant scope', async () => {
  expect((await world.backend.stats()).missingScopes).toBe(0)
})
