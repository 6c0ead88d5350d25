import { ULID } from './ghost'
import type { LeakAnswer } from './types'

/** What differs between any two tenants and any two moments, and tells nothing. */
const VARYING: [RegExp, string][] = [
  [/eyJ[\w-]+\.[\w-]+\.[\w-]+/g, '<token>'],
  // Before times: some of the digits of a token look like one.
  [/(pk|sk)_[\w*]+/g, '<token>'],
  [/(?<![0-9a-f])[0-9a-f]{32,}\b/g, '<token>'],
  [ULID, '<id>'],
  [/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)?/g, '<time>'],
  [/(?<!\d)1[6-9]\d{8}(\d{3})?(?!\d)/g, '<time>'],
  [/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '<id>'],
]

/**
 * An answer without what may differ: the callers' names, the values sent now, the `marks` of values sent before,
 * ids, times and the order of lists.
 */
export function essence(answer: LeakAnswer, names: string[], marks: string[], sent: string[]): string {
  let text = answer.text
  for (const [index, value] of sent.entries())
    if (value.length > 3) text = text.replaceAll(value, `<sent ${index}>`)
  for (const name of names) text = text.replaceAll(name, '<name>')
  for (const mark of marks) text = text.replaceAll(mark, '<mark>')
  for (const [pattern, placeholder] of VARYING) text = text.replace(pattern, placeholder)
  return `${answer.status} ${String(answer.headers['content-type'] ?? '')} ${canonical(text)}`
}

function canonical(text: string): string {
  try {
    return JSON.stringify(sorted(JSON.parse(text)))
  } catch {
    return text
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}

/** Where two essences part, for the report. */
export function difference(a: string, b: string): string {
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  const from = Math.max(0, start - 60)
  return `…${a.slice(from, start + 140)}\n     unknown: …${b.slice(from, start + 140)}`
}
