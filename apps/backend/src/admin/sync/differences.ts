type State = Readonly<Record<string, unknown>> | null

interface Difference {
  field: string
  held: unknown
  told: unknown
}

/** The fields in which two states differ, in the order of their names; all of one where the other is a deletion. */
export function differencesOf(held: State, told: State): Difference[] {
  const fields = [...new Set([...Object.keys(held ?? {}), ...Object.keys(told ?? {})])].sort()
  return fields
    .map((field) => ({ field, held: held?.[field], told: told?.[field] }))
    .filter((one) => JSON.stringify(one.held) !== JSON.stringify(one.told))
}

/** A value as people read it; a dash for what is not there. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return '—'
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1)
}
