import type { Endpoint, Payload } from 'payload'
import { askerOf } from '../../access/asker'
import { idOf } from '../../access/id-of'
import { resourceOf } from '../../access/kind'
import { CodedError } from '../../http/error'
import { governed } from './governed'
import { mayTake } from './take-step'
import { TRANSITIONS, type State } from './transitions'

interface Content extends Record<string, unknown> {
  stage: State
  authors?: string[] | null
  steps?: { from?: State | null; to: State; by?: string | null; at: string; comment?: string | null }[] | null
}

/** `GET /api/product-content/:id/workflow`: where it stands, which steps whoever asks may take now, and its history. */
export const workflowEndpoint: Endpoint = {
  path: '/:id/workflow',
  method: 'get',
  handler: async (req) => {
    const asker = await askerOf(req)
    const id = String(req.routeParams?.['id'])
    const content = /^[0-9a-f-]{36}$/.test(id) ? await latest(req.payload, id) : null
    const elsewhere = asker.tenant !== undefined && asker.tenant !== idOf(content?.['tenant'])
    if (!content || elsewhere || !(await asker.can('history', resourceOf(governed, content))))
      throw new CodedError('not_found', 'There is no such content.')
    const ways = Object.entries(TRANSITIONS[content.stage])
    const open = await Promise.all(ways.map(([, step]) => mayTake(asker, governed, content, step, false)))
    const writing = content.stage === 'published' ? 'revise' : 'update'
    const names = await namesOf(req.payload, content.steps ?? [])
    return Response.json(
      {
        stage: content.stage,
        may_write: await mayTake(asker, governed, content, writing, false),
        next: ways.filter((_, index) => open[index]).map(([to]) => to),
        history: (content.steps ?? []).map(({ from, to, by, at, comment }) => ({
          ...{ from: from ?? null, to, at, comment: comment ?? null },
          by: names.get(by ?? '') ?? null,
        })),
      },
      { headers: { 'cache-control': 'private, no-store' } },
    )
  },
}

async function latest(payload: Payload, id: string): Promise<Content | null> {
  const { docs } = await payload.db.findVersions<Content>({
    collection: 'product-content',
    where: { and: [{ parent: { equals: id } }, { latest: { equals: true } }] },
    limit: 1,
    pagination: false,
  })
  return docs[0] ? { ...docs[0].version, id } : null
}

/** Colleagues go by their names; programs and who has left go without. */
async function namesOf(
  payload: Payload,
  steps: readonly { by?: string | null }[],
): Promise<Map<string, string>> {
  const subjects = [...new Set(steps.flatMap(({ by }) => by ?? []))]
  const { docs } = await payload.db.find<{
    [x: string]: unknown
    id: string
    subject: string
    name?: string | null
    email?: string | null
  }>({
    collection: 'users',
    where: { subject: { in: subjects } },
    pagination: false,
    limit: 0,
  })
  return new Map(docs.map(({ subject, name, email }) => [subject, name || email || '']))
}
