import { env } from '../env'

const SAFE = ['GET', 'HEAD', 'OPTIONS']

/**
 * Whether a request that carries the session cookie comes from the admin's own pages. Payload's check knows its own
 * cookie alone. What changes something has to say where it comes from; a navigation may come from anywhere.
 */
export function isFromHere(headers: Headers, method: string): boolean {
  const origin = headers.get('origin')
  const site = headers.get('sec-fetch-site')
  if (origin !== null && origin !== new URL(env().ORCHESTRATOR_URL).origin) return false
  if (site !== null && site !== 'same-origin' && site !== 'none') {
    return SAFE.includes(method) && headers.get('sec-fetch-mode') === 'navigate'
  }
  return SAFE.includes(method) || origin !== null || site !== null
}
