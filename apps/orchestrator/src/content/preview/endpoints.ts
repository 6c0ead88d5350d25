import { systemClock } from '@cityos/calendar'
import { CreatePreviewToken } from '@cityos/contracts'
import type { Endpoint, PayloadRequest } from 'payload'
import { askerOf } from '../../access/asker'
import { idOf } from '../../access/id-of'
import { resourceOf } from '../../access/kind'
import { env } from '../../env'
import { CodedError } from '../../http/error'
import { parse } from '../../http/parse'
import { latestOf, PREVIEWED, type Previewable } from './draft'
import { shownEndpoint } from './shown-endpoint'
import { PREVIEW_SECONDS, signPreview } from './token'

const noStore = { 'cache-control': 'private, no-store' }

/** `POST /api/content/preview-tokens`: shows one draft to whoever holds it, for a quarter of an hour. */
const createToken: Endpoint = {
  path: '/content/preview-tokens',
  method: 'post',
  handler: async (req) => {
    const body: unknown = await req.json?.().catch(() => null)
    const { collection, id } = parse(CreatePreviewToken, body)
    const { token, expires } = await tokenFor(req, collection, id)
    const url = `${env().ORCHESTRATOR_URL}/api/content/preview?token=${token}`
    const expires_at = new Date(expires * 1000).toISOString()
    return Response.json({ token, url, expires_at }, { status: 201, headers: noStore })
  },
}

/** `GET /api/content/preview/open?collection=…&id=…`: what the editor's frame and button open; off to a new token. */
const open: Endpoint = {
  path: '/content/preview/open',
  method: 'get',
  handler: async (req) => {
    const { locale, ...given } = Object.fromEntries(req.searchParams)
    const { collection, id } = parse(CreatePreviewToken, given)
    const query = new URLSearchParams({
      token: (await tokenFor(req, collection, id)).token,
      ...(locale && { locale }),
    })
    const location = `/api/content/preview?${query.toString()}`
    return new Response(null, { status: 303, headers: { location, ...noStore } })
  },
}

/**
 * @throws CodedError `forbidden` for programs, `not_found` for what is not there for whoever asks, as for drafts of
 * another tenant.
 */
async function tokenFor(req: PayloadRequest, collection: Previewable, id: string) {
  const asker = await askerOf(req)
  if (req.user?.collection !== 'users' || asker.principal.kind !== 'user')
    throw new CodedError(
      req.user ? 'forbidden' : 'unauthorized',
      'Previews are for people who have signed in.',
    )
  const row = await latestOf(req.payload, collection, id)
  const tenant = idOf(row?.['tenant'])
  const elsewhere = asker.tenant !== undefined && asker.tenant !== tenant
  const may = row && !elsewhere && (await asker.can('history', resourceOf(PREVIEWED[collection], row)))
  if (!may) throw new CodedError('not_found', `There is no such draft in ${collection}.`)
  const expires = Math.floor(systemClock.now().getTime() / 1000) + PREVIEW_SECONDS
  const claims = { tenant: String(tenant), collection, id, user: String(req.user.id), expires }
  return { token: signPreview(env().PAYLOAD_SECRET, claims), expires }
}

export const previewEndpoints: Endpoint[] = [createToken, open, shownEndpoint]
