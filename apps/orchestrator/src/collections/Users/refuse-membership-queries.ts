import type { CollectionBeforeOperationHook } from 'payload'
import { askerOf } from '../../access/asker'
import { isTrusted } from '../../access/trusted'
import { CodedError } from '../../http/error'

const TOLD_IN_PART = /memberships|vendors|platformRoles/

/**
 * What somebody is elsewhere is not shown, so that nobody may look for it either: a list filtered or sorted by it would
 * tell. @throws CodedError `forbidden`
 */
export const refuseMembershipQueries: CollectionBeforeOperationHook = async ({ args, req }) => {
  const { where, sort } = args as { where?: unknown; sort?: unknown }
  if (isTrusted(req) || !TOLD_IN_PART.test(JSON.stringify([where, sort]))) return args
  const { principal } = await askerOf(req)
  if (principal.platformRoles.length === 0) {
    throw new CodedError('forbidden', 'Only the platform’s staff may look for memberships.')
  }
  return args
}
