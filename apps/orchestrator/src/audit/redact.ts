const HIDDEN = '[hidden]'
/** Whatever is called like a secret is one, wherever it lies. */
const SECRET = /password|secret|token|credential|authorization|cookie|api_?key|hash$/i

/** A copy that tells no secrets: values under such names, and those of the fields that a collection names. */
export function redact(value: unknown, secrets: readonly string[] = []): unknown {
  if (Array.isArray(value)) return value.map((item) => redact(item, secrets))
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const hidden = inner !== null && inner !== undefined && (SECRET.test(name) || secrets.includes(name))
      return [name, hidden ? HIDDEN : redact(inner, secrets)]
    }),
  )
}
