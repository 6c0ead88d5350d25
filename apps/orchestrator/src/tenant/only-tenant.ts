import type { PayloadRequest } from 'payload'
import { askerOf } from '../access/asker'
import { isTrusted } from '../access/trusted'

/** The one tenant that something new can be of: the request's own, or the only one somebody works for. */
export async function onlyTenant(req: PayloadRequest): Promise<string | undefined> {
  if (isTrusted(req)) return undefined
  const { tenant, principal } = await askerOf(req)
  const only = principal.tenants.length === 1 ? principal.tenants[0]?.id : undefined
  return tenant ?? only
}
