import type { ApiError } from './api-error'

export interface Refusal {
  /** The sentence for a field, also where the server names a part of it: `locales.1` belongs to `locales`. */
  at: (field: string) => string | undefined
  /** What no field shows: said above the form. */
  whole: string | undefined
}

/**
 * Sorts a refusal into the fields that a form has; nothing of it gets lost.
 * @param own codes that belong to a field though the server names none, such as `{ tenant_handle_taken: 'handle' }`.
 */
export function refusalOf(
  error: ApiError | null,
  fields: readonly string[],
  own: Readonly<Record<string, string>> = {},
): Refusal {
  const found: Record<string, string> = {}
  const rest: string[] = []
  const named = Object.entries(error?.fields ?? {})
  for (const [path, text] of named) {
    const field = fields.find((name) => path === name || path.startsWith(`${name}.`))
    if (field) found[field] ??= text
    else rest.push(`${path}: ${text}`)
  }
  const field = error && own[error.code]
  if (error && !named.length && field) found[field] = error.message
  else if (error && !named.length) rest.push(error.message)
  return { at: (name) => found[name], whole: rest.join('; ') || undefined }
}
