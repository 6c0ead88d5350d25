type Row = Readonly<Record<string, unknown>> | null

/** One field of a row that changed; null where it was not there, or held nothing. */
export interface Difference {
  /** `title`, or `metadata.colour` for what lies deeper. */
  field: string
  before: string | null
  after: string | null
}

/** What tells nothing: whose row it is stands above, and every row has its times. */
const DULL = new Set(['tenant_id', 'created_at', 'updated_at'])

/**
 * What is different between a row as it was and as it is, field by field, in the order of the row. Objects are
 * compared by what is in them, lists as a whole. A row that came or went is told by what it holds.
 */
export function differenceOf(before: Row, after: Row): Difference[] {
  const [was, is] = [flat(before), flat(after)]
  const fields = [...new Set([...was.keys(), ...is.keys()])]
  return fields
    .filter((field) => !DULL.has(field))
    .map((field) => ({ field, before: was.get(field) ?? null, after: is.get(field) ?? null }))
    .filter((difference) => difference.before !== difference.after)
}

function flat(row: Row): Map<string, string | null> {
  const found = new Map<string, string | null>()
  const visit = (value: unknown, path: string) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      found.set(path, textOf(value))
      return
    }
    const inside = Object.entries(value)
    if (!inside.length) found.set(path, '{}')
    for (const [name, item] of inside) visit(item, path ? `${path}.${name}` : name)
  }
  if (row && Object.keys(row).length) visit(row, '')
  return found
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}
