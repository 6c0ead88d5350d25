/** The part of the `qs` package that core parses each query string with. */
export interface QueryParser {
  parse(text: string, options?: { arrayLimit?: number }): unknown
}

/** More than any list that a route takes; an index beyond it becomes a key. */
const MAX_INDEX = 1_000

/**
 * Core parses queries before anybody is authenticated, with arrays of any length: `?a[4294967294]=1` would make it
 * walk through four thousand million places while every tenant waits.
 */
export function boundQueryArrays(parser: QueryParser): void {
  const parse = parser.parse.bind(parser)
  parser.parse = (text, options) =>
    parse(text, { ...options, arrayLimit: Math.min(options?.arrayLimit ?? MAX_INDEX, MAX_INDEX) })
}
