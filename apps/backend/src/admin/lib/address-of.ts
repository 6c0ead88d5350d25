/** Another host of this platform, reached the way that this page was: the same scheme and port. */
export function addressOf(host: string, path = ''): string {
  const { protocol, port } = window.location
  return `${protocol}//${host}${port ? `:${port}` : ''}${path}`
}

/** A tenant's own admin. */
export const adminOf = (host: string) => addressOf(host, '/app')
