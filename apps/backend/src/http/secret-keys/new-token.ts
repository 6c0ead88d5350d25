import { requireTenantId } from '@cityos/medusa-tenancy'
import { hashToken, makeToken, shownPart } from '../../modules/secret-key/token'

/** A token of the tenant in scope, for the answer alone, and what is kept of it. */
export function newToken(): { token: string; kept: { hash: string; prefix: string } } {
  const token = makeToken(requireTenantId())
  return { token, kept: { hash: hashToken(token), prefix: shownPart(token) } }
}
