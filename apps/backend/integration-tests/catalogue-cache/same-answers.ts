import fc from 'fast-check'
import { edit, EDITS } from './edits'
import { productsOf, READS } from './reads'
import { essence, storefront, type Shop, type World } from './world'

const STEPS = 8

const steps = fc.array(
  fc.record({
    edit: fc.constantFrom(...Object.keys(EDITS)),
    shop: fc.nat(1),
    a: fc.nat(1_000),
    b: fc.nat(1_000),
    reads: fc.uniqueArray(fc.constantFrom(...Object.keys(READS)), { minLength: 3, maxLength: 3 }),
    process: fc.nat(1),
  }),
  { minLength: STEPS, maxLength: STEPS },
)
type Step = (typeof steps extends fc.Arbitrary<infer T> ? T : never)[number]

/** How often each came by: `x-cache` of the reads and what the edits were answered. */
export type Seen = Map<string, number>

/**
 * Random edits of random tenants; right after each, random reads of a random process answer what the process without
 * the cache answers. @throws the first difference, with seed and steps.
 */
export async function checkSameAnswers(world: World, seed: number, numRuns: number): Promise<Seen> {
  const seen: Seen = new Map()
  const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1)
  await fc.assert(
    fc.asyncProperty(steps, async (list) => {
      for (const step of list) await take(world, step, count)
    }),
    { seed, numRuns, endOnFailure: true },
  )
  return seen
}

async function take(world: World, step: Step, count: (what: string) => void): Promise<void> {
  const shop = world.shops[step.shop]!
  const neighbour = world.shops[1 - step.shop]!
  const paths = await pathsOf(shop, step)
  const [other] = (await pathsOf(neighbour, step)) as [string]
  // The answers lie in the caches when the edit comes.
  const warm = world.cached.flatMap((server) => [
    ...paths.map((path) => storefront(server, shop).get(path)),
    storefront(server, neighbour).get(other),
  ])
  await Promise.all(warm)
  const status = await edit(step.edit, shop, step.a, step.b)
  count(`edit ${String(status).slice(0, 1)}`)
  const after = `${step.edit} (${String(status)})`
  const questions = [
    ...paths.map((path) => ({ shop, path, process: step.process })),
    { shop: neighbour, path: other, process: 1 - step.process },
  ]
  for (const state of await compare(world, questions, after)) count(state)
}

async function pathsOf(shop: Shop, { reads, a }: Step): Promise<string[]> {
  const products = await productsOf(shop)
  return reads.map((name) => READS[name]!(shop, products[a % products.length]))
}

interface Question {
  shop: Shop
  path: string
  process: number
}

/** Asks the caches first, in the moment after the edit, and then what is true. Answers with each `x-cache`. */
async function compare(world: World, questions: Question[], after: string): Promise<string[]> {
  const began = Date.now()
  const answers = await Promise.all(
    questions.map(({ shop, path, process }) => storefront(world.cached[process]!, shop).get(path)),
  )
  const states = answers.map(({ headers }) => String(headers['x-cache']))
  for (const [i, { shop, path }] of questions.entries()) {
    const truth = essence(await storefront(world.uncached, shop).get(path))
    const answer = essence(answers[i]!)
    if (answer === truth || (await timeChangedPrices(world, shop, began))) continue
    const where = `after ${after}, ${states[i]} ${path}`
    expect(`${where}: ${answer}`).toBe(`${where}: ${truth}`)
  }
  return states
}

/** Whether a price list has begun or ended by itself between the two questions. */
async function timeChangedPrices(world: World, shop: Shop, sinceMs: number): Promise<boolean> {
  const { rowCount } = await world.backend.sql((client) =>
    client.query(
      `select from price_list where tenant_id = $1
          and (starts_at between $2 and now() or ends_at between $2 and now())`,
      [shop.id, new Date(sinceMs - 10)],
    ),
  )
  return Boolean(rowCount)
}
