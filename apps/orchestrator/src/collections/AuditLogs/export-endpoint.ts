import { Readable } from 'node:stream'
import { toPayloadAccess } from '@cityos/access'
import type { Endpoint, PayloadRequest, Where } from 'payload'
import { askerOf } from '../../access/asker'
import { CodedError } from '../../http/error'

const PAGE = 500

/** `GET /api/audit-logs/export`: everything that the caller may export, oldest first, a JSON object in each line. */
export const exportEndpoint: Endpoint = {
  path: '/export',
  method: 'get',
  handler: async (req) => {
    const asker = await askerOf(req)
    const access = toPayloadAccess(await asker.filterFor('export', 'audit_log'), { tenant: 'tenant' })
    if (access === false) throw new CodedError('forbidden', 'You may not export the trail.')
    const own: Where[] = asker.tenant === undefined ? [] : [{ tenant: { equals: asker.tenant } }]
    const where: Where = { and: [...own, ...(access === true ? [] : [access as Where])] }
    return new Response(Readable.toWeb(Readable.from(lines(req, where))) as ReadableStream, {
      headers: {
        'content-type': 'application/x-ndjson; charset=utf-8',
        'content-disposition': 'attachment; filename="audit.ndjson"',
        'cache-control': 'no-store',
      },
    })
  },
}

/** Page by page: a trail has no end that would fit into memory. */
async function* lines(req: PayloadRequest, where: Where): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for (let page = 1; ; page++) {
    const found = await req.payload.db.find({
      collection: 'audit-logs',
      where,
      sort: ['at', 'id'],
      limit: PAGE,
      page,
    })
    for (const doc of found.docs) yield encoder.encode(`${JSON.stringify(doc)}\n`)
    if (!found.hasNextPage) return
  }
}
