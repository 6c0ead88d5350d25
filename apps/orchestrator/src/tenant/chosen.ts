import type { Payload, PayloadRequest } from 'payload'
import { idOf } from '../access/id-of'
import { mayNameTenant, principalOf } from '../access/principal'
import { readCookie, tenantCookie } from '../auth/cookies'

/**
 * The tenant that somebody has chosen in the admin; undefined where nothing is chosen, and for what is none of theirs
 * any more. It counts for browsers that have signed in alone: everybody else says whom they are about otherwise.
 */
export async function chosenTenant({ payload, user, headers }: PayloadRequest): Promise<string | undefined> {
  if (user?.collection !== 'users' || headers.has('authorization') || headers.has('x-api-key'))
    return undefined
  const chosen = readCookie(headers, tenantCookie())
  return chosen !== undefined && (await mayChoose(payload, user, chosen)) ? chosen : undefined
}

/** Members choose among their own, the platform's staff among all. */
export async function mayChoose(
  payload: Payload,
  user: PayloadRequest['user'],
  tenant: string,
): Promise<boolean> {
  if (principalOf(user, undefined).tenants.some(({ id, roles }) => id === tenant && roles.length > 0))
    return true
  if (!mayNameTenant(user)) return false
  const where = { id: { equals: tenant } }
  return (await payload.db.findOne({ collection: 'tenants', where })) !== null
}

export interface Choice {
  id: string
  name: string
}

/** Whom somebody may choose, by name. @param most of them, for the platform's staff */
export async function choicesOf(
  payload: Payload,
  user: PayloadRequest['user'],
  named: string | undefined,
  most: number,
): Promise<Choice[]> {
  const own = principalOf(user, undefined).tenants.filter(({ roles }) => roles.length > 0)
  const { docs } = await payload.db.find<{ [x: string]: unknown; id: string; name: string }>({
    collection: 'tenants',
    where: {
      and: [
        ...(mayNameTenant(user) ? [] : [{ id: { in: own.map(({ id }) => id) } }]),
        ...(named ? [{ name: { like: named } }] : []),
      ],
    },
    sort: 'name',
    limit: most,
    pagination: false,
  })
  return docs.map((doc) => ({ id: String(idOf(doc.id)), name: doc.name }))
}
