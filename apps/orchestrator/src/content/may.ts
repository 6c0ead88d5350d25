import type { Resource } from '@cityos/access'
import { CodedError } from '../http/error'
import type { Visit } from './visit'

/** @throws CodedError `forbidden` when whoever asks may not see such things of this tenant. */
async function mustMay({ asker, tenant }: Visit, action: string, resource: Omit<Resource, 'tenant'>) {
  if (await asker.can(action, { ...resource, tenant: tenant.id })) return
  throw new CodedError('forbidden', 'This is not yours to read.')
}

export const seePages = (visit: Visit) =>
  mustMay(visit, 'read', { kind: 'page', attributes: { status: 'published' } })
export const seeProducts = (visit: Visit) =>
  mustMay(visit, 'read', { kind: 'product_content', attributes: { status: 'published' } })
export const seeSite = (visit: Visit) =>
  Promise.all([
    mustMay(visit, 'show', { kind: 'tenant_profile' }),
    mustMay(visit, 'show', { kind: 'store_profile' }),
  ])
export const seePortals = (visit: Visit) => mustMay(visit, 'show', { kind: 'portal' })
