const SECRET = /passw|secret|token|authorization|credential|card|cvc|iban/i
const MOST_CHARACTERS = 16_000
const DEEPEST = 12

/** A request's body as the audit trail keeps it: without secrets, and not without bounds. */
export function hideSecrets(body: unknown): unknown {
  const hidden = hide(body, 0)
  const text = JSON.stringify(hidden) as string | undefined
  if (text === undefined || text.length <= MOST_CHARACTERS) return hidden ?? null
  return { truncated: text.slice(0, MOST_CHARACTERS), characters: text.length }
}

function hide(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return storable(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth > DEEPEST) return '[deeper]'
  if (Array.isArray(value)) return value.map((item) => hide(item, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      storable(name),
      SECRET.test(name) && item !== null && item !== '' ? '[hidden]' : hide(item, depth + 1),
    ]),
  )
}

/** PostgreSQL's jsonb takes neither a NUL nor half of a character. */
const storable = (text: string) => text.replaceAll('\0', '').replaceAll(/\p{Cs}/gu, '\ufffd')
