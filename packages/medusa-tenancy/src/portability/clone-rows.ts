import { createHmac } from 'node:crypto'
import type { Classification, CloneRule } from '../schema/classification'
import { canonicalJson } from './canonical-json'
import type { PortableColumn } from './catalogue'
import type { IdMapper } from './id-mapper'
import type { PortableRow } from './row-format'

/** Numbers, times, truth values and bytes hold no ids; everything else may. */
const HOLDS_NO_ID =
  /^(smallint|integer|bigint|numeric|real|double precision|boolean|date|time|timestamp|interval|bytea|uuid|tsvector)\b/

/** Words that a trigger has made of other columns, in an order of their own: made again, not compared. */
const isDerived = ({ type }: PortableColumn) => type === 'tsvector'

const isIdColumn = (name: string) => name === 'id' || name.endsWith('_id')

/** Turns rows of an export into rows of its copy, and back. */
export class RowCloner {
  constructor(
    private readonly ids: IdMapper,
    private readonly rules: Classification['cloned'],
    private readonly key: string,
  ) {}

  /** The copy's row, or undefined for one that is not copied. */
  forward(table: string, columns: PortableColumn[], row: PortableRow): PortableRow | undefined {
    const rule = this.rules[table]
    if (rule && !isKept(rule, row)) return undefined
    const mapped = mapRow(columns, row, (value, name) =>
      isIdColumn(name) ? this.ids.mapId(value) : this.ids.map(value),
    )
    return rule?.renew ? { ...mapped, ...this.renewed(rule.renew, row) } : mapped
  }

  /** The original's row without what was made new: what a row of the copy and its original have in common. */
  common(
    table: string,
    columns: PortableColumn[],
    row: PortableRow,
    isCopy: boolean,
  ): PortableRow | undefined {
    const rule = this.rules[table]
    if (rule && !isKept(rule, row)) return undefined
    const back = isCopy
      ? mapRow(columns, row, (value, name) =>
          isIdColumn(name) ? this.ids.unmapId(value) : this.ids.unmap(value),
        )
      : row
    const made = [...Object.keys(rule?.renew ?? {}), ...columns.filter(isDerived).map(({ name }) => name)]
    const blank = Object.fromEntries(made.map((column) => [column, '']))
    return { ...back, ...blank }
  }

  private renewed(renew: NonNullable<CloneRule['renew']>, row: PortableRow): PortableRow {
    const made: PortableRow = {}
    const token = (value: string) => `pk_${createHmac('sha256', this.key).update(value).digest('hex')}`
    for (const [column, kind] of Object.entries(renew)) {
      const fresh = token(row['token'] ?? '')
      made[column] = kind === 'publishable_token' ? fresh : `${fresh.slice(0, 6)}***${fresh.slice(-3)}`
    }
    return made
  }
}

function isKept({ keep = {} }: CloneRule, row: PortableRow): boolean {
  return Object.entries(keep).every(([column, values]) => values.includes(row[column] ?? ''))
}

function mapRow(
  columns: PortableColumn[],
  row: PortableRow,
  map: (value: string, column: string) => string,
): PortableRow {
  const mapped: PortableRow = {}
  for (const { name, type } of columns) {
    const value = row[name] ?? null
    if (value === null || HOLDS_NO_ID.test(type)) mapped[name] = value
    else {
      const changed = map(value, name)
      mapped[name] = type === 'jsonb' && changed !== value ? canonicalJson(changed) : changed
    }
  }
  return mapped
}
