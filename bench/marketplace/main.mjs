/*
 * npm run bench:marketplace [-- commission … --rounds 5 --orders 2]: what the marketplace's money costs to compute and to
 * write down. Names the parts to run; all of them without. Rounds and orders are the checkout's: how many rounds, and how
 * many orders of each kind in one. docs/benchmarks.md says what the numbers mean.
 */
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { measureCheckout } from './checkout.mjs'
import { measureCommission } from './commission.mjs'
import { measureFrozen } from './commission-frozen.mjs'
import { measureLedger } from './ledger.mjs'
import { measurePayouts } from './payouts.mjs'

/** Each answers tables by their titles. What has to be taken down afterwards goes onto `open`. */
const PARTS = {
  commission: async (open) => ({
    'commission lines, computed': measureCommission(),
    'commission lines, computed and written': await measureFrozen(open),
  }),
  ledger: measureLedger,
  payouts: measurePayouts,
  checkout: measureCheckout,
}

const { values, positionals: named } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' }, orders: { type: 'string', default: '2' } },
})
const options = { rounds: Number(values.rounds), orders: Number(values.orders) }
if (!Object.values(options).every((number) => Number.isInteger(number) && number > 0)) {
  console.error('--rounds and --orders are whole numbers from 1 on.')
  process.exit(1)
}
const unknown = named.filter((part) => !(part in PARTS))
if (unknown.length) {
  console.error(`There is no part ${unknown.join(', ')}: the parts are ${Object.keys(PARTS).join(', ')}.`)
  process.exit(1)
}

const open = []
try {
  for (const part of named.length ? named : Object.keys(PARTS)) {
    for (const [title, rows] of Object.entries(await PARTS[part](open, options))) {
      console.log(`\n${part}: ${title}`)
      console.table(rows)
    }
  }
  console.log(`${cpus().length} × ${cpus()[0].model}; Node ${process.version}`)
} finally {
  for (const close of open.reverse()) await close()
}
