/** Host header without port and trailing dot, in lower case. */
export function hostnameOf(header: string | undefined): string {
  const host = (header ?? '').trim().toLowerCase()
  return host.replace(/:\d+$/, '').replace(/\.$/, '')
}
