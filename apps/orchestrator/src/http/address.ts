/**
 * Who is at the other end, as the proxy in front saw it: it appends what it sees to whatever the caller claims. Without
 * a proxy Next writes the connection's own address there.
 */
export function addressOf(headers: Headers): string | null {
  return headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || null
}
