import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './paths.mjs'
import { scenarios } from './scenarios.mjs'

export function median(values) {
  return quantile(values, 0.5)
}

/** Between the two nearest values where the share falls between them. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  const position = (sorted.length - 1) * share
  const [low, high] = [sorted[Math.floor(position)], sorted[Math.ceil(position)]]
  return low + (high - low) * (position - Math.floor(position))
}

/** One line of the table: medians over the rounds. `ratio`s compare each round with plain Medusa's same round. */
export function summarise(scenario, side, rounds, plainRounds) {
  const of = (key) => median(rounds.map((round) => round[key]))
  const ratio = (pick) => {
    const ratios = rounds.map((round, i) => pick(round, plainRounds[i]))
    return { median: median(ratios), q1: quantile(ratios, 0.25), q3: quantile(ratios, 0.75) }
  }
  return {
    scenario,
    side,
    rounds: rounds.length,
    requestsPerRound: rounds[0].count,
    perSecond: of('perSecond'),
    p50: of('p50'),
    p95: of('p95'),
    cpuMs: of('cpuMs'),
    databaseCpuMs: rounds[0].databaseCpuMs === undefined ? undefined : of('databaseCpuMs'),
    switches: rounds[0].switches === undefined ? undefined : of('switches'),
    speed: ratio((ours, plain) => ours.perSecond / plain.perSecond),
    // Plain over ours, so that 1 is parity and less is worse, as with the speed.
    cpu: ratio((ours, plain) => plain.cpuMs / ours.cpuMs),
  }
}

const number = (value, digits = 2) => (value === undefined ? '' : value.toFixed(digits))
const spread = ({ median, q1, q3 }) => `${number(median)} (${number(q1)} to ${number(q3)})`

const COLUMNS = [
  ['Scenario', (line) => scenarios[line.scenario].title],
  ['Side', (line) => line.side],
  ['Per second', (line) => number(line.perSecond, 1)],
  ['p50 ms', (line) => number(line.p50, 1)],
  ['p95 ms', (line) => number(line.p95, 1)],
  ['CPU ms', (line) => number(line.cpuMs)],
  ['PostgreSQL CPU ms', (line) => number(line.databaseCpuMs)],
  ['Tenant switches', (line) => number(line.switches)],
  ['Speed ratio', (line) => (line.side === 'plain' ? '1' : spread(line.speed))],
  ['CPU ratio', (line) => (line.side === 'plain' ? '1' : spread(line.cpu))],
]

export function markdownTable(lines) {
  const row = (cells) => `| ${cells.join(' | ')} |`
  return [
    row(COLUMNS.map(([title]) => title)),
    row(COLUMNS.map((_, i) => (i < 2 ? '---' : '---:'))),
    ...lines.map((line) => row(COLUMNS.map(([, cell]) => cell(line)))),
  ].join('\n')
}

/** Where the numbers come from: without it they mean nothing. */
export function describeRun(options) {
  const medusa = createRequire(join(ROOT, 'apps/backend/package.json'))(
    '@medusajs/medusa/package.json',
  ).version
  return {
    date: new Date().toISOString(),
    command: `npm run bench:tenancy -- ${process.argv.slice(2).join(' ')}`.replace(/ -- $/, ''),
    commit: commit(),
    machine: `${cpus().length} × ${cpus()[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB`,
    load: loadAverage(),
    node: process.version,
    medusa,
    options,
  }
}

function commit() {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .toString()
      .trim()
  } catch {
    return undefined
  }
}

/** Numbers from a machine that was busy with something else say so. */
function loadAverage() {
  try {
    return readFileSync('/proc/loadavg', 'utf8').split(' ').slice(0, 3).join(' ')
  } catch {
    return undefined
  }
}
