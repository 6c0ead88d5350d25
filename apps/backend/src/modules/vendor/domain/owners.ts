import type { VendorMemberStatus, VendorRole } from '@cityos/contracts'

interface Member {
  id: string
  role: VendorRole
  status: VendorMemberStatus
}

/**
 * Whether a vendor keeps an owner when one of its members becomes what `after` says: an active one where there is
 * one, else somebody who is invited to be. A vendor that nobody can run any longer could not be rescued by itself.
 */
export function keepsAnOwner(members: readonly Member[], after: Member): boolean {
  const leaders = (among: readonly Member[], status: VendorMemberStatus) =>
    among.filter((member) => member.role === 'owner' && member.status === status).length
  const changed = members.map((member) => (member.id === after.id ? after : member))
  if (leaders(members, 'active') > 0) return leaders(changed, 'active') > 0
  return leaders(members, 'invited') === 0 || leaders(changed, 'invited') + leaders(changed, 'active') > 0
}
