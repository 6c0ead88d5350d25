import { parseCookies } from 'payload'
import { env } from '../env'

const isSecure = () => env().ORCHESTRATOR_URL.startsWith('https:')

/** `__Host-` binds a cookie to this host alone; browsers take such names over TLS only. */
export const sessionCookie = () => (isSecure() ? '__Host-cityos_session' : 'cityos_session')
/** Whom somebody has chosen to see alone: no secret, and checked with each request. */
export const tenantCookie = () => (isSecure() ? '__Host-cityos_tenant' : 'cityos_tenant')
export const flowCookie = () => (isSecure() ? '__Secure-cityos_sign_in' : 'cityos_sign_in')

export function readCookie(headers: Headers, name: string): string | undefined {
  return parseCookies(headers).get(name)
}

/** Not for scripts, not for other sites' requests. Zero seconds take it away. */
export function setCookie(name: string, value: string, path: string, seconds: number): string {
  const secure = isSecure() ? '; Secure' : ''
  return `${name}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`
}
