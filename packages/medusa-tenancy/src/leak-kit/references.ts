import { ghostOf } from './ghost'
import { relatedRow, type Inhabitant } from './inhabitant'
import type { RequestTemplate, Row, Side } from './types'

/** Finds a row that has no table of its own name: an open claim, a draft order. */
export type Alias = (inhabitant: Inhabitant, chosen: Map<string, Row>) => Row | undefined

export interface RenderedRequest {
  method: string
  path: string
  body?: unknown
  /** The foreign values that this request carries. */
  sent: string[]
}

const REFERENCE = /«(own|foreign):([\w-]+)(?:\.(\w+))?»/g

export function reference(side: Side, target: string): string {
  return `«${side}:${target.includes('.') ? target : `${target}.id`}»`
}

/** Chooses rows for references, so that two references of one request belong together where they can. */
class Chooser {
  private readonly chosen = new Map<string, Row>()

  constructor(
    private readonly inhabitant: Inhabitant,
    private readonly aliases: Record<string, Alias>,
  ) {}

  value(table: string, column: string): string | undefined {
    const row = this.chosen.get(table) ?? this.choose(table, column)
    if (row) this.chosen.set(table, row)
    const value = row?.[column]
    return typeof value === 'string' ? value : undefined
  }

  private choose(table: string, column: string): Row | undefined {
    const alias = this.aliases[table]
    if (alias) return alias(this.inhabitant, this.chosen)
    const related = relatedRow(this.inhabitant, table, this.chosen)
    return related ?? this.inhabitant.rows.get(table)?.find((row) => row[column])
  }
}

export interface Parties {
  own: Inhabitant
  foreign: Inhabitant
  aliases: Record<string, Alias>
}

/**
 * Puts values in the place of references. `ghost` sends look-alikes of the foreign values instead. A reference
 * that the world cannot fill is named in `missing`.
 */
export function render(
  template: RequestTemplate,
  parties: Parties,
  ghost: boolean,
  missing: Set<string>,
): RenderedRequest {
  const own = new Chooser(parties.own, parties.aliases)
  const foreign = new Chooser(parties.foreign, parties.aliases)
  const sent = new Set<string>()
  // Children first: a parent follows from its child, a child not from every parent.
  const targets = [
    ...`${template.path} ${JSON.stringify(template.body ?? null)}`.matchAll(REFERENCE),
  ].reverse()
  for (const [, side, table, column] of targets)
    (side === 'own' ? own : foreign).value(table as string, column ?? 'id')
  const fill = (text: string, encode: (value: string) => string) =>
    text.replace(REFERENCE, (_match, side: Side, table: string, column = 'id') => {
      const value = (side === 'own' ? own : foreign).value(table, column as string)
      if (value === undefined) missing.add(`${table}.${String(column)}`)
      const real = value ?? 'missing'
      if (side === 'own') return encode(real)
      const shown = ghost ? ghostOf(real, parties.foreign.mark) : real
      sent.add(shown)
      return encode(shown)
    })
  const path = fill(template.path, encodeURIComponent)
  if (template.body === undefined) return { method: template.method, path, sent: [...sent] }
  const body: unknown = JSON.parse(
    fill(JSON.stringify(template.body), (value) => JSON.stringify(value).slice(1, -1)),
  )
  return { method: template.method, path, body, sent: [...sent] }
}
