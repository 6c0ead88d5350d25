const HERE = 'http://here.invalid'

/**
 * Where a sign-in may lead: a path of this application under `root`, as a browser would read it. Whatever else is
 * asked for, an address elsewhere in any spelling above all, becomes `root`.
 */
export function safeReturnTo(wanted: unknown, root: string): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/') || !URL.canParse(wanted, HERE)) return root
  // What comes out is the parser's reading: no backslash, tab or line break of the caller's survives in it.
  const { origin, pathname, search, hash } = new URL(wanted, HERE)
  const inside = pathname === root || pathname.startsWith(`${root}/`)
  return origin === HERE && inside ? `${pathname}${search}${hash}` : root
}
