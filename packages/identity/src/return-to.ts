/**
 * Where a sign-in may lead: a path of this application under `root`, and nothing that a browser could read as
 * another host. Whatever else is asked for becomes `root`.
 */
export function safeReturnTo(wanted: unknown, root: string): string {
  if (typeof wanted !== 'string' || /[\\\p{Cc}]/u.test(wanted)) return root
  const base = 'http://here.invalid'
  let url: URL
  try {
    url = new URL(wanted, base)
  } catch {
    return root
  }
  const path = `${url.pathname}${url.search}${url.hash}`
  const inside = url.pathname === root || url.pathname.startsWith(`${root}/`)
  return url.origin === base && inside && wanted.startsWith('/') && !path.startsWith('//') ? path : root
}
