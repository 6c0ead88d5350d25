import { Forbidden, type CollectionBeforeChangeHook, type CollectionSlug, type PayloadRequest } from 'payload'
import { pageAction } from '../access/actions'
import { askerOf } from '../access/asker'
import { resourceOf, type Governed } from '../access/kind'
import { isTrusted } from '../access/trusted'
import { savesDraft } from './note-save'

/** Asks about the document as it will be: the `Where` of an access function has seen the stored one alone. */
export function guardChange(governed: Governed): CollectionBeforeChangeHook {
  return async ({ req, data, originalDoc, operation }) => {
    if (isTrusted(req)) return data
    const asker = await askerOf(req)
    const merged = resourceOf(governed, { ...originalDoc, ...data })
    if (!(await asker.can(operation, merged))) throw new Forbidden(req.t)
    return data
  }
}

/**
 * The same for pages, where publishing is a permission of its own: whoever publishes without being allowed to write
 * publishes what is there.
 */
export function guardPage(governed: Governed): CollectionBeforeChangeHook {
  return async ({ req, data, originalDoc, operation, collection }) => {
    if (isTrusted(req)) return data
    const asker = await askerOf(req)
    const before = resourceOf(governed, await published(req, collection.slug, originalDoc))
    const after = resourceOf(governed, { ...originalDoc, ...data })
    const action = pageAction(savesDraft(req, collection.slug, data._status), data._status)
    const questions: Promise<boolean>[] = []
    if (operation === 'create') questions.push(asker.can('create', after))
    if (data._status === 'published') questions.push(asker.can('publish', after))
    if (operation === 'update' && action === 'draft') questions.push(asker.can('draft', after))
    if (operation === 'update' && action === 'update') questions.push(asker.can('update', before))
    const answers = await Promise.all(questions)
    if (answers.length === 0 || answers.includes(false)) throw new Forbidden(req.t)
    const mayWrite = operation === 'create' || action !== 'publish' || (await asker.can('update', before))
    return mayWrite ? data : { ...originalDoc, _status: 'published' }
  }
}

/**
 * The row that everybody reads. Payload hands out the latest draft as what was there before, and lets a draft through
 * where the row itself would not have passed.
 */
async function published(
  req: PayloadRequest,
  slug: CollectionSlug,
  latest: Record<string, unknown> | undefined,
): Promise<Record<string, unknown>> {
  if (!latest) return {}
  const where = { id: { equals: latest['id'] } }
  return (
    (await req.payload.db.findOne<Record<string, unknown> & { id: string }>({
      collection: slug,
      where,
      req,
    })) ?? {}
  )
}
