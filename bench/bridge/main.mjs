/*
 * npm run bench:bridge: how long a change in Medusa takes to be applied in the content admin, at 200 changes a second
 * for a minute, and whether a neighbour who changes everything at once slows a tenant down. docs/benchmarks.md says
 * what the numbers mean.
 */
import { cpus } from 'node:os'
import { cleanUp, openThings } from '../tenancy/clean-up.mjs'
import { quantile } from '../tenancy/report.mjs'
import { addProducts, changeAll, changeSteadily, differences, lagsOf, untilApplied } from './changes.mjs'
import { startStack } from './stack.mjs'

const SECONDS = Number(process.argv[2] ?? 60)
const PRODUCTS = 2_000
const NEIGHBOURS = 5_000

const began = performance.now()
const say = (text) =>
  console.log(`${String(Math.round((performance.now() - began) / 1000)).padStart(4)} s  ${text}`)
const row = (cells) => console.log(`| ${cells.join(' | ')} |`)

async function measure(stack, tenant, ids, { perSecond, label }) {
  const { seconds } = await changeSteadily(stack.medusa, ids, { perSecond, seconds: SECONDS, label })
  await untilApplied(stack, tenant.id)
  const lags = await lagsOf(stack.content, tenant.id, label)
  const wrong = await differences(stack, tenant.id)
  if (wrong) throw new Error(`${wrong} products differ.`)
  return { lags, perSecond: (perSecond * SECONDS) / seconds }
}

async function main(open) {
  say('PostgreSQL, migrations, Medusa, the content admin and its worker')
  const stack = await startStack(open)
  const tenant = await stack.backend.provisionTenant('measured')
  const neighbour = await stack.backend.provisionTenant('neighbour')
  say(`${PRODUCTS} products, and ${NEIGHBOURS} of a neighbour`)
  const ids = await addProducts(stack.medusa, tenant.id, PRODUCTS)
  await addProducts(stack.medusa, neighbour.id, NEIGHBOURS)
  for (const { id } of [tenant, neighbour]) await untilApplied(stack, id)
  say('they are all in the content admin')
  const rows = []
  const note = (name, { lags, perSecond }) =>
    rows.push([
      name,
      perSecond.toFixed(0),
      lags.length,
      ...[0.5, 0.95, 0.99, 1].map((q) => quantile(lags, q).toFixed(0)),
    ])
  note('200 changes a second', await measure(stack, tenant, ids, { perSecond: 200, label: 'Fast' }))
  say('200 changes a second')
  note('20 changes a second', await measure(stack, tenant, ids, { perSecond: 20, label: 'Alone' }))
  say('20 changes a second, alone')
  await changeAll(stack.medusa, neighbour.id, 'changed')
  const beside = await measure(stack, tenant, ids, { perSecond: 20, label: 'Beside' })
  note(`20 changes a second, a neighbour changes ${NEIGHBOURS} at once`, beside)
  say('20 changes a second beside the neighbour')
  row(['Load', 'Reached', 'Messages', 'p50 ms', 'p95 ms', 'p99 ms', 'max ms'])
  row(Array(7).fill('---'))
  rows.forEach(row)
  console.log(`\n${cpus().length} cores of ${cpus()[0]?.model}; Node ${process.version}`)
}

const open = openThings()
try {
  await main(open)
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  await cleanUp(open)
}
process.exit()
