import { isDeepStrictEqual } from 'node:util'
import { PLATFORM } from '@cityos/access'
import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload'
import { idOf } from '../access/id-of'
import type { Governed } from '../access/kind'
import { record } from './entry'
import { redact } from './redact'

type Doc = Record<string, unknown>

const tenantOf = ({ tenant = 'tenant' }: Governed, doc: Doc) =>
  tenant === PLATFORM ? PLATFORM : (idOf(doc[tenant]) ?? PLATFORM)

/** Bookkeeping that every save changes. */
const UNTOLD = ['updatedAt', 'createdAt']

export function auditChange(governed: Governed, secrets: readonly string[]): CollectionAfterChangeHook {
  return async ({ req, doc, previousDoc, operation, collection }) => {
    const before = operation === 'create' ? {} : ((previousDoc ?? {}) as Doc)
    const changed = Object.keys({ ...before, ...doc }).filter(
      (name) => !UNTOLD.includes(name) && !isDeepStrictEqual(before[name], doc[name]),
    )
    const pick = (from: Doc) =>
      redact(Object.fromEntries(changed.map((name) => [name, from[name] ?? null])), secrets) as Doc
    await record(req, {
      tenant: tenantOf(governed, doc),
      action: operation,
      outcome: 'allowed',
      collectionSlug: collection.slug,
      documentId: idOf(doc.id),
      ...(operation === 'update' && { before: { locale: req.locale, ...pick(before) } }),
      after: { locale: req.locale, ...pick(doc) },
    })
    return doc
  }
}

export function auditDelete(governed: Governed, secrets: readonly string[]): CollectionAfterDeleteHook {
  return async ({ req, doc, id, collection }) => {
    await record(req, {
      tenant: tenantOf(governed, doc),
      action: 'delete',
      outcome: 'allowed',
      collectionSlug: collection.slug,
      documentId: String(id),
      before: redact(doc, secrets),
    })
    return doc
  }
}
