import { scenarios } from '../tenancy/scenarios.mjs'

const COLUMNS = [
  ['Scenario', (line) => scenarios[line.scenario].title],
  ['Side', (line) => line.side],
  ['Per second', (line) => line.perSecond.toFixed(1)],
  ['p50 ms', (line) => line.p50.toFixed(2)],
  ['p95 ms', (line) => line.p95.toFixed(2)],
  ['Times the first side', (line) => line.ratio.toFixed(2)],
]

export function table(lines) {
  const row = (cells) => `| ${cells.join(' | ')} |`
  return [
    row(COLUMNS.map(([title]) => title)),
    row(COLUMNS.map((_, i) => (i < 2 ? '---' : '---:'))),
    ...lines.map((line) => row(COLUMNS.map(([, cell]) => cell(line)))),
  ].join('\n')
}
