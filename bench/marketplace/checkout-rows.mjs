import { median, quantile } from '../tenancy/report.mjs'

/** What a checkout is made of, in its order. */
export const PHASES = ['cart', 'completion']
const WHAT = { whole: 'cart to order', completion: 'completion alone' }

/**
 * A table each for the whole checkout and for its completion. Milliseconds are medians of all checkouts with their
 * quartiles; CPU is of a checkout, the median of the rounds; ratios compare a round with plain Medusa's same round.
 */
export function tabulate(results, carts, { rounds, orders }) {
  const table = (phases) =>
    carts.flatMap((things) => {
      const of = (side) =>
        results
          .filter((result) => result.things === things && result.side === side)
          .map((result) => sum(result, phases))
      const plain = of('plain')
      return ['plain', 'ours'].map((side) => row(things, side, of(side), plain))
    })
  const size = `${rounds} rounds of ${orders}`
  return {
    [`${WHAT.whole}, ${size}`]: table(PHASES),
    [`${WHAT.completion}, ${size}`]: table(['completion']),
  }
}

/** Some phases of one round together. */
function sum(result, phases) {
  const all = phases.map((phase) => result[phase])
  const total = (pick) => all.reduce((so, phase) => so + (pick(phase) ?? NaN), 0)
  return {
    times: all[0].times.map((_, n) => total(({ times }) => times[n])),
    cpuMs: total(({ cpuMs }) => cpuMs),
    databaseCpuMs: total(({ databaseCpuMs }) => databaseCpuMs),
  }
}

function row(things, side, rounds, plain) {
  const times = rounds.flatMap((round) => round.times)
  const ratio = (pick) =>
    spread(
      rounds.map((round, at) => pick(round) / pick(plain[at])),
      2,
    )
  const ours = side !== 'plain'
  return {
    'ten things of': things,
    side,
    'ms (quartiles)': spread(times, 0),
    'server CPU ms': Math.round(median(rounds.map(({ cpuMs }) => cpuMs))),
    'PostgreSQL CPU ms': Math.round(median(rounds.map(({ databaseCpuMs }) => databaseCpuMs))),
    'times plain': ours ? ratio((round) => median(round.times)) : '1',
    'times plain, CPU of both': ours
      ? ratio(({ cpuMs, databaseCpuMs }) => cpuMs + (databaseCpuMs || 0))
      : '1',
  }
}

const spread = (values, digits) =>
  `${median(values).toFixed(digits)} (${[0.25, 0.75].map((share) => quantile(values, share).toFixed(digits)).join(' to ')})`
