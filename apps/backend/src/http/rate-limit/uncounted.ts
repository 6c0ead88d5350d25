import type { IncomingMessage } from 'node:http'

/** Files that the admin's page and the storefronts load by the dozen. */
const FILES = /^\/(?:app|static|docs)(?:\/|$)/

/** Files, browsers' questions about other origins and load balancers' probes are no requests that anybody is limited in. */
export function isUncounted({ method, url }: IncomingMessage): boolean {
  return method === 'OPTIONS' || url === '/health' || FILES.test(url ?? '')
}
