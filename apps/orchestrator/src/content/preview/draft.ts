import { systemClock } from '@cityos/calendar'
import { accessForRequest } from '@cityos/access'
import type { Payload, PayloadRequest } from 'payload'
import { idOf } from '../../access/id-of'
import { resourceOf, type Governed } from '../../access/kind'
import { principalOf } from '../../access/principal'
import { pdp } from '../../access/services'
import { governed as productContent } from '../../collections/ProductContent/governed'
import { env } from '../../env'
import { CodedError, toCodedError } from '../../http/error'
import { readPreview, type PreviewClaims } from './token'

export type Previewable = PreviewClaims['collection']

/** As the policies know what can be previewed. */
export const PREVIEWED: Record<Previewable, Governed> = {
  pages: { kind: 'page', attributes: { status: '_status' } },
  'product-content': productContent,
}

export interface Draft {
  collection: Previewable
  tenant: string
  row: Record<string, unknown>
}

/** The latest of a document, published or not, with all languages; null when there is none. */
export async function latestOf(
  payload: Payload,
  collection: Previewable,
  id: string,
): Promise<Record<string, unknown> | null> {
  const { docs } = await payload.db.findVersions<Record<string, unknown>>({
    collection,
    where: { and: [{ parent: { equals: id } }, { latest: { equals: true } }] },
    limit: 1,
    pagination: false,
    locale: 'all',
  })
  const [version] = docs
  return version ? { ...version.version, id, updatedAt: version.updatedAt } : null
}

/**
 * The draft that a token is for, if whoever asked for the token may still see it.
 * @throws CodedError `preview_invalid`, `preview_expired`
 */
export async function draftFor({ payload }: Pick<PayloadRequest, 'payload'>, token: string): Promise<Draft> {
  const { collection, id, tenant, user } = readPreview(env().PAYLOAD_SECRET, token, systemClock.now())
  const row = await latestOf(payload, collection, id)
  const still = row && idOf(row['tenant']) === tenant && (await mayStillSee(payload, user, collection, row))
  if (!still)
    throw new CodedError('preview_invalid', 'There is nothing to see by this preview link any more.')
  return { collection, tenant, row }
}

async function mayStillSee(
  payload: Payload,
  id: string,
  collection: Previewable,
  row: Record<string, unknown>,
) {
  const account = await payload.db.findOne<{ id: string }>({
    collection: 'users',
    where: { id: { equals: id } },
  })
  if (!account) return false
  const principal = principalOf({ ...account, collection: 'users' } as never, undefined)
  return accessForRequest(pdp(), {})
    .can(principal, 'history', resourceOf(PREVIEWED[collection], row))
    .catch((error: unknown) => {
      throw toCodedError(error)
    })
}
