import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, PayloadRequest } from 'payload'
import { idOf } from '../../access/id-of'
import { originOf } from '../database/origin'
import { noteChanged, type Changed } from './outbox'

type Doc = Record<string, unknown>

/** Which things of the bridge a document of a collection is; a document that was renamed is two. */
export type Told = (doc: Doc) => Changed

/** Of the platform's own, by their code. */
export const byCode =
  (entity: string): Told =>
  ({ code }) => ({ tenant: 'platform', entity, id: String(code) })

/** Of a tenant, by the document's id. */
export const byId =
  (entity: string): Told =>
  ({ id, tenant }) => ({ tenant: String(idOf(tenant)), entity, id: String(id) })

/** The tenant itself. */
export const asTenant: Told = ({ id }) => ({ tenant: String(id), entity: 'tenant_profile', id: String(id) })

/**
 * Writes into the outbox what a change has changed. What Medusa has told is not told back: the relay would see that
 * nothing of ours differs, and this spares it the look. A tenant that is new here is told once, since its placement
 * is ours from then on.
 */
export function tellChange(told: Told): CollectionAfterChangeHook {
  return async ({ req, doc, previousDoc, operation }) => {
    if (originOf(req) !== null && operation === 'update') return doc
    const now = told(doc as Doc)
    const before = operation === 'update' && previousDoc?.id ? told(previousDoc as Doc) : now
    await noteChanged(req, before.id === now.id ? [now] : [before, now])
    return doc
  }
}

export function tellDelete(told: Told): CollectionAfterDeleteHook {
  return async ({ req, doc }: { req: PayloadRequest; doc: Doc }) => {
    await noteChanged(req, [told(doc)])
    return doc
  }
}
