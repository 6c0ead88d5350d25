import type { ActingSession } from '@cityos/contracts'
import { api } from '../lib/api'
import { asApiError } from '../lib/api-error'
import { noteOver, setTabActing, tabActing } from './tab'

// Everything that a page remembers is the other side's: each change of sides loads the admin anew.
const load = (path: string) => window.location.assign(`/app${path}`)

/** Goes on in the tenant of this session. */
export function enter({ id, tenant_id }: Pick<ActingSession, 'id' | 'tenant_id'>): void {
  setTabActing({ sessionId: id, tenantId: tenant_id })
  load('/')
}

/** Back on the platform, at the tenant's page; without a session there is nothing left to end. */
export function leave(tenantName?: string): void {
  const tab = tabActing()
  if (!tab) return
  setTabActing(null)
  if (tenantName !== undefined) noteOver(tenantName)
  load(`/tenants/${tab.tenantId}`)
}

/** Ends the session of this tab. @throws ApiError when it could not be ended: then nothing has changed. */
export async function stop(): Promise<void> {
  const tab = tabActing()
  if (!tab) return
  try {
    await api(`/admin/acting-sessions/${tab.sessionId}/end`, { method: 'POST', body: {} })
  } catch (error) {
    // Over already is over.
    if (![404, 409].includes(asApiError(error).status)) throw error
  }
  leave()
}
