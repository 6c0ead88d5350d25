import type { AccessArgs } from 'payload'
import { savesDraft } from '../hooks/note-save'

/** What somebody is about to do to a page: each is a permission of its own. */
export type PageAction = 'draft' | 'publish' | 'update'

/** @param draft whether what is published stays as it is */
export function pageAction(draft: boolean | undefined, status: unknown): PageAction {
  if (draft) return 'draft'
  return status === 'published' ? 'publish' : 'update'
}

/** Screens ask before they know what will be done: then it counts whether anything may be. */
export function pageUpdateAction({ req, data }: AccessArgs): PageAction {
  const status = (data as { _status?: unknown } | undefined)?._status
  return pageAction(savesDraft(req, 'pages', status) ?? status !== 'published', status)
}
