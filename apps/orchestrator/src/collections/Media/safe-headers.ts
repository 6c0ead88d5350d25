/** A file is shown and does nothing: no script in it runs, no browser guesses what else it could be. */
export function safeHeaders({ headers }: { headers: Headers }): Headers {
  headers.set('X-Content-Type-Options', 'nosniff')
  headers.set('Content-Security-Policy', "default-src 'none'; sandbox")
  return headers
}
