import { systemClock } from '@cityos/calendar'
import type { Invitation, SentInvitation } from '@cityos/contracts'
import { invitationRoles } from '../../workflows/tenant-member/invitation-roles'

interface Invite {
  id: string
  email: string
  expires_at: Date | string
  created_at: Date | string
  metadata?: Record<string, unknown> | null
}

/** An invitation as the API answers it: without its token. */
export function toInvitation(invite: Invite): Invitation {
  const expires = new Date(invite.expires_at)
  return {
    id: invite.id,
    email: invite.email,
    roles: invitationRoles(invite),
    status: expires > systemClock.now() ? 'pending' : 'expired',
    expires_at: expires.toISOString(),
    created_at: new Date(invite.created_at).toISOString(),
  }
}

/** The link is the invited person's: the inviter gets it only where nobody else would deliver it. */
export function toSentInvitation(sent: {
  invite: Invite
  emailed: boolean
  acceptUrl: string
}): SentInvitation {
  const { invite, emailed, acceptUrl } = sent
  return { ...toInvitation(invite), emailed, accept_url: emailed ? null : acceptUrl }
}
