/** A field that two states do not agree on, by its path; what one does not have is undefined. */
export interface Difference {
  path: string
  held: unknown
  told: unknown
}

/** Where two states differ, field by field; lists are compared whole. */
export function differences(held: unknown, told: unknown, path = ''): Difference[] {
  if (!isObject(held) || !isObject(told)) {
    return JSON.stringify(held) === JSON.stringify(told) ? [] : [{ path, held, told }]
  }
  const names = [...new Set([...Object.keys(held), ...Object.keys(told)])].sort()
  return names.flatMap((name) => differences(held[name], told[name], path ? `${path}.${name}` : name))
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
