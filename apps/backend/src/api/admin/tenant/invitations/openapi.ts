import { CreateInvitation, Invitation, ListInvitations, PageInfo, SentInvitation } from '@cityos/contracts'
import { z } from '@medusajs/framework/zod'
import type { RouteGroup } from '../../../../http/openapi/description'
import { NoBody } from '../../../../http/nothing'

const answer = { invitation: SentInvitation }

export const invitationsOpenApi: RouteGroup = {
  tag: 'Invitations',
  about:
    'Who was asked to become a member and has not accepted yet. The link in the invitation opens the page of the admin that accepts it; it ends when it is used, revoked or sent again, and with its date.',
  routes: [
    {
      route: 'GET /admin/tenant/invitations',
      summary: 'List invitations',
      who: 'staff',
      query: ListInvitations,
      answer: PageInfo.extend({ invitations: z.array(Invitation) }),
      errors: ['cursor_invalid'],
    },
    {
      route: 'POST /admin/tenant/invitations',
      summary: 'Invite somebody',
      details:
        'Sends the link by e-mail where a provider for e-mails is configured, in the language of the tenant (template `tenant-invitation`). Elsewhere `accept_url` holds it, once, for the inviter to hand over.',
      who: 'staff',
      body: CreateInvitation,
      example: { email: 'ada@acme.example', roles: ['editor'] },
      answer,
      status: 201,
      errors: ['member_exists', 'invitation_pending', 'email_not_sent'],
    },
    {
      route: 'POST /admin/tenant/invitations/:id/resend',
      summary: 'Send an invitation again',
      details: 'With a new link and a new date of expiry; the old link ends.',
      who: 'staff',
      body: NoBody,
      answer,
      errors: ['email_not_sent'],
    },
    {
      route: 'DELETE /admin/tenant/invitations/:id',
      summary: 'Revoke an invitation',
      who: 'staff',
      answer: { id: z.string(), object: z.literal('invitation'), deleted: z.literal(true) },
    },
  ],
}
