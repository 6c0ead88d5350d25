import type { TabActing } from './tab'

/** What stays on the platform while somebody acts in a tenant: who they are, the session, and what is no tenant's. */
const AT_HOME = /^\/admin\/(?:users\/me|acting-sessions|feature-flags)(?:\/|$)/

interface Options {
  acting: () => TabActing | null
  /** The server knows of no open session any more. */
  onOver: () => void
  onSignedOut: () => void
}

/**
 * A `fetch` that sends the admin's requests of a tab into the tenant that the tab acts in. By the header that staff
 * names a tenant with, which no form and no page of another origin can send.
 */
export function fetchInTenant(fetch: typeof window.fetch, { acting, onOver, onSignedOut }: Options) {
  return async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const tab = acting()
    if (!tab) return fetch(input, init)
    const given = input instanceof Request ? input : undefined
    const { origin, pathname } = new URL(given?.url ?? String(input), window.location.href)
    if (origin !== window.location.origin) return fetch(input, init)
    if (pathname === '/auth/session' && (init?.method ?? given?.method) === 'DELETE') {
      const response = await fetch(input, init)
      if (response.ok) onSignedOut()
      return response
    }
    if (!pathname.startsWith('/admin/') || AT_HOME.test(pathname)) return fetch(input, init)
    const headers = new Headers(init?.headers ?? given?.headers)
    headers.set('x-tenant', tab.tenantId)
    const response = await fetch(input, { ...init, headers })
    if (response.status === 403 && (await codeOf(response)) === 'acting_reason_required') onOver()
    return response
  }
}

async function codeOf(response: Response): Promise<unknown> {
  try {
    return ((await response.clone().json()) as { code?: unknown }).code
  } catch {
    return undefined
  }
}
