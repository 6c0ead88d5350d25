import { cpus } from 'node:os'

export const HELP = `npm run bench:catalogue -- [options]
  --rounds 5          rounds of each measurement, the sides in turns
  --round-ms 3000     about how long one side's round takes
  --concurrency 8     requests under way at once
  --products 200      products, three variants each
  --hot 20            products that the readers ask for
  --no-writes         leave out what the triggers cost
  --no-pin            leave the processes on whatever core the system chooses`

const DEFAULTS = { rounds: 5, 'round-ms': 3000, concurrency: 8, products: 200, hot: 20, pool: 10 }

/** @throws Error that names the option nobody knows. */
export function readOptions(argv) {
  const given = { ...DEFAULTS }
  for (let i = 0; i < argv.length; i++) {
    const name = argv[i].replace(/^--/, '')
    if (['no-writes', 'no-pin', 'help'].includes(name)) given[name] = true
    else if (name in DEFAULTS && argv[i + 1] !== undefined) given[name] = Number(argv[++i])
    else throw new Error(`Unknown option ${argv[i]}.\n${HELP}`)
  }
  const { rounds, concurrency, products, hot, pool, help } = given
  return {
    ...{ rounds, concurrency, products, hot, pool, help },
    roundMs: given['round-ms'],
    writes: !given['no-writes'],
    pin: !given['no-pin'] && process.platform === 'linux' && cpus().length > 1,
  }
}
