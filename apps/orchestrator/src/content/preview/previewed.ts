import type { PayloadRequest } from 'payload'
import { CodedError } from '../../http/error'
import { entering, visit, type Visit } from '../visit'
import type { Entered } from '../route'
import { draftFor, type Previewable } from './draft'

interface Asked {
  locale?: string | undefined
  store?: string | undefined
  preview?: string | undefined
}

/**
 * Enters with a preview token in place of a permission: whoever shows it sees the one draft that it is for, and of the
 * rest what everybody sees.
 */
export function previewed(collection: Previewable, allow: (visit: Visit) => Promise<unknown>) {
  const plainly = entering(allow)
  return async (req: PayloadRequest, asked: Asked): Promise<Visit & Entered & { draft: object | null }> => {
    if (asked.preview === undefined) return { ...(await plainly(req, asked)), draft: null }
    const draft = await draftFor(req, asked.preview)
    if (draft.collection !== collection)
      throw new CodedError('preview_invalid', 'This preview link is for something else.')
    const entered = await visit(req, asked, draft.tenant)
    return { ...entered, draft: draft.row, about: [], anonymous: false }
  }
}
