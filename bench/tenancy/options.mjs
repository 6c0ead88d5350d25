import { cpus } from 'node:os'

export const HELP = `npm run bench:tenancy -- [options]
  --quick             one tenant count, few short rounds: under 90 seconds
  --tenants 1,100     tenants in our database, one measurement each (default 1,100,1000; quick: 20)
  --rotate 40         tenants that the rotating side spreads its requests over (default 40; 0 leaves it out)
  --rounds 7          rounds at the main tenant count; the other counts take half (at least 3)
  --round-ms 1200     about how long a round of plain Medusa takes; fixes the requests per round
  --scenarios a,b     of regions, products, product, order
  --concurrency 8     requests under way at once
  --products 200      products of the measured tenant, three variants each
  --memory            instead: heap of our backend over 50,000 requests (--requests)
  --stack             instead: memory of the stack that npm start runs in this checkout right now (Linux)
  --profile           also writes a CPU profile of each side and scenario into results/
  --no-pin            leave the processes on whatever core the system chooses
  --keep              leave the database folder behind and say where it is
  --reuse folder      start from a folder that --keep left behind; it is kept again`

const DEFAULTS = {
  tenants: '1,100,1000',
  rotate: '40',
  rounds: '7',
  'round-ms': '1200',
  scenarios: 'regions,products,product,order',
  concurrency: '8',
  products: '200',
  requests: '50000',
  pool: '10',
  reuse: '',
}
const QUICK = { tenants: '20', rotate: '10', rounds: '4', 'round-ms': '600', products: '100' }
const FLAGS = ['quick', 'memory', 'stack', 'profile', 'no-pin', 'keep', 'help']

/** @throws Error that names the option nobody knows. */
export function readOptions(argv) {
  const given = {}
  for (let i = 0; i < argv.length; i++) {
    const name = argv[i].replace(/^--/, '')
    if (FLAGS.includes(name)) given[name] = true
    else if (name in DEFAULTS && argv[i + 1] !== undefined) given[name] = argv[++i]
    else throw new Error(`Unknown option ${argv[i]}.\n${HELP}`)
  }
  const merged = { ...DEFAULTS, ...(given.quick || given.memory ? QUICK : {}), ...given }
  const number = (name) => Number(merged[name])
  const tenants = merged.tenants.split(',').map(Number)
  return {
    ...given,
    tenants: tenants.sort((a, b) => a - b),
    mainTenants: tenants.includes(100) ? 100 : tenants.at(-1),
    rotate: number('rotate'),
    rounds: number('rounds'),
    roundMs: number('round-ms'),
    scenarios: merged.scenarios.split(','),
    concurrency: number('concurrency'),
    products: number('products'),
    requests: number('requests'),
    pool: number('pool'),
    reuse: merged.reuse,
    pin: !given['no-pin'] && process.platform === 'linux' && cpus().length > 1,
  }
}
