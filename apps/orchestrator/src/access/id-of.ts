/** The id of a related document, which Payload hands out whole or as its id. */
export function idOf(value: unknown): string | null {
  if (value === null || value === undefined) return null
  return typeof value === 'object' ? String((value as { id: unknown }).id) : String(value)
}
