import type { Access, Where } from 'payload'
import { collectionAccess } from '../../access/collection-access'

const policies = collectionAccess({ kind: 'account', tenant: 'memberships.tenant' })!.read!

/** Oneself, and whom the policies show. */
export const readAccounts: Access = async (args) => {
  const access = await policies(args)
  const { user } = args.req
  if (access === true || user?.collection !== 'users') return access
  const own: Where = { id: { equals: user.id } }
  return access === false ? own : { or: [own, access as Where] }
}
