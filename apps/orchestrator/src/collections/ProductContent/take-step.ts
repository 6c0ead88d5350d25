import { isDeepStrictEqual } from 'node:util'
import { systemClock } from '@cityos/calendar'
import { Forbidden, type CollectionBeforeChangeHook } from 'payload'
import { askerOf, type Asker } from '../../access/asker'
import { resourceOf, type Governed } from '../../access/kind'
import { isTrusted } from '../../access/trusted'
import { CodedError } from '../../http/error'
import { savesDraft } from '../../hooks/note-save'
import { stepFor, type State, type Step } from './transitions'

interface Content extends Record<string, unknown> {
  stage: State
  authors?: string[] | null
  steps?: unknown[] | null
}

const WRITTEN = ['productId', 'store', 'title', 'summary', 'body', 'images', 'seo']

/**
 * Takes one step of the workflow, or saves within a state. @throws CodedError `illegal_transition` naming both states,
 * `comment_missing` when changes are requested without a word, Forbidden.
 */
export function takeStep(governed: Governed): CollectionBeforeChangeHook {
  return async ({ req, data, originalDoc, operation, collection }) => {
    if (isTrusted(req)) return data
    const asker = await askerOf(req)
    const me = asker.principal.id ?? 'unknown'
    const before = originalDoc as Content | undefined
    if (operation === 'create' || !before) {
      if ((data.stage ?? 'draft') !== 'draft') refuse('nothing', data.stage)
      if (!(await asker.can('create', resourceOf(governed, { ...data, author: me }))))
        throw new Forbidden(req.t)
      return { ...data, ...signed(null, 'draft', me, data.comment), author: me, authors: [me] }
    }
    const from = before.stage
    const draft = savesDraft(req, collection.slug, data._status)
    const to =
      from === 'published' && data.stage === 'published' && draft ? 'draft' : ((data.stage ?? from) as State)
    const step = data._status === 'draft' && !draft ? 'publish' : stepFor(from, to)
    if (!step) return refuse(from, to)
    const writes = WRITTEN.some((name) => name in data && !isDeepStrictEqual(data[name], before[name]))
    if (!(await mayTake(asker, governed, before, step, writes && step !== 'revise')))
      throw new Forbidden(req.t)
    if (to === 'changes_requested' && from !== to && !data.comment) {
      throw new CodedError('comment_missing', 'Say in a comment what has to change.')
    }
    return {
      ...data,
      stage: to,
      ...(from !== to && { steps: [...(before.steps ?? []), ...signed(from, to, me, data.comment).steps] }),
      ...(step === 'review' && { reviewer: me }),
      ...(writes && authorship(before, from, me)),
    }
  }
}

/** Nobody who wrote it reviews it, and who only reviews it writes nothing. */
export async function mayTake(
  asker: Asker,
  governed: Governed,
  before: Pick<Content, 'authors'>,
  step: Step,
  writes: boolean,
): Promise<boolean> {
  const me = asker.principal.id
  const author = before.authors?.find((one) => one === me) ?? before.authors?.[0] ?? null
  const stored = resourceOf(governed, { ...before, author })
  const answers = await Promise.all([asker.can(step, stored), writes ? asker.can('update', stored) : true])
  return !answers.includes(false)
}

/** Who has written since the last publication. */
function authorship(before: Content, from: State, me: string) {
  const authors = from === 'published' ? [me] : [...new Set([...(before.authors ?? []), me])]
  return { authors, author: authors[0] }
}

function signed(from: State | null, to: State, by: string, comment: unknown) {
  return { steps: [{ from, to, by, at: systemClock.now().toISOString(), comment: comment ?? null }] }
}

function refuse(from: string, to: unknown): never {
  throw new CodedError('illegal_transition', `Content goes from ${from} to no ${String(to)}.`)
}
