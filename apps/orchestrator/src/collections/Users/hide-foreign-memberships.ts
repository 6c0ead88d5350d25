import type { CollectionAfterReadHook } from 'payload'
import { askerOf } from '../../access/asker'
import { isTrusted } from '../../access/trusted'

interface Account {
  id: string
  memberships?: { tenant: string }[]
  vendors?: { tenant: string }[]
  platformRoles?: string[]
}

/** Somebody works for several tenants; what each of them sees is what the person is to them. */
export const hideForeignMemberships: CollectionAfterReadHook<Account> = async ({ doc, req }) => {
  if (isTrusted(req) || (req.user?.collection === 'users' && req.user.id === doc.id)) return doc
  const asker = await askerOf(req).catch(() => undefined)
  if (asker?.principal.platformRoles.length) return doc
  const own = new Set(
    (asker?.principal.tenants ?? []).filter(({ roles }) => roles.length).map(({ id }) => id),
  )
  const mine = <M extends { tenant: string }>(all: M[] | undefined) =>
    (all ?? []).filter(({ tenant }) => own.has(tenant))
  return { ...doc, platformRoles: [], memberships: mine(doc.memberships), vendors: mine(doc.vendors) }
}
