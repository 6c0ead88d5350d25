const DEFAULT_PORTS: Record<string, string> = { 'http:': '80', 'https:': '443' }

/** An origin of the web, as browsers write them: scheme, host and perhaps a port, and nothing else. */
const ORIGIN = /^https?:\/\/[^/?#@\s\\]+$/i

/** The host and port of an origin, when it is one of the web's; `null` and extensions have none. */
export function hostOfOrigin(origin: string): string | undefined {
  return ORIGIN.test(origin) ? origin.slice(origin.indexOf('//') + 2) : undefined
}

/**
 * Whether a page of `origin` is a page of the host that a request was sent to: same name, same port. Where browsers
 * come by HTTPS alone, a page of the same name without it was made by somebody on the way.
 */
export function isOwnOrigin(origin: string, host: string | undefined, https: boolean): boolean {
  if (!host || hostOfOrigin(origin) === undefined) return false
  const scheme = origin.slice(0, origin.indexOf(':') + 1).toLowerCase()
  if (https && scheme !== 'https:') return false
  const port = DEFAULT_PORTS[scheme] as string
  return plain(hostOfOrigin(origin) as string, port) === plain(host, port)
}

/** In lower case, without the port that goes without saying. */
function plain(host: string, defaultPort: string): string {
  return host
    .trim()
    .toLowerCase()
    .replace(new RegExp(`:${defaultPort}$`), '')
}
