/*
 * npm run bench:marketplace [-- commission …]: what the marketplace's money costs to compute and to write down. Names
 * the parts to run; all of them without. docs/benchmarks.md says what the numbers mean.
 */
import { cpus } from 'node:os'
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

const named = process.argv.slice(2)
const unknown = named.filter((part) => !(part in PARTS))
if (unknown.length) {
  console.error(`There is no part ${unknown.join(', ')}: the parts are ${Object.keys(PARTS).join(', ')}.`)
  process.exit(1)
}

const open = []
try {
  for (const part of named.length ? named : Object.keys(PARTS)) {
    for (const [title, rows] of Object.entries(await PARTS[part](open))) {
      console.log(`\n${part}: ${title}`)
      console.table(rows)
    }
  }
  console.log(`${cpus().length} × ${cpus()[0].model}; Node ${process.version}`)
} finally {
  for (const close of open.reverse()) await close()
}
