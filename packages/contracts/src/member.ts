import { z } from 'zod'
import { idSchema, ID_PREFIXES } from './ids'
import { pageQuery } from './paging'
import { PlatformRole, TenantRole } from './roles'

/** A role of either kind; which kind a scope takes, the workflow decides. */
export const MemberRole = z.union([TenantRole, PlatformRole])

const MemberRoles = z
  .array(MemberRole)
  .min(1)
  .max(8)
  .refine((roles) => new Set(roles).size === roles.length, 'lists a role twice')

export const MemberStatus = z.enum(['active', 'deactivated'])

/** Somebody who signs in to a tenant's admin, or in the platform's scope to the platform's. */
export const Member = z.object({
  id: idSchema(ID_PREFIXES.tenant_member),
  user_id: z.string(),
  email: z.string(),
  first_name: z.string().nullable(),
  last_name: z.string().nullable(),
  avatar_url: z.string().nullable(),
  roles: z.array(MemberRole),
  status: MemberStatus,
  created_at: z.iso.datetime({ offset: true }),
  updated_at: z.iso.datetime({ offset: true }),
})
export type Member = z.infer<typeof Member>

/** `q` finds in e-mail and name. */
export const ListMembers = pageQuery(['created_at'])
export type ListMembers = z.output<typeof ListMembers>

export const UpdateMember = z.strictObject({ roles: MemberRoles })
export type UpdateMember = z.output<typeof UpdateMember>

/** An invitation that nobody has accepted yet. */
export const Invitation = z.object({
  id: z.string(),
  email: z.string(),
  roles: z.array(MemberRole),
  status: z.enum(['pending', 'expired']),
  expires_at: z.iso.datetime({ offset: true }),
  created_at: z.iso.datetime({ offset: true }),
})
export type Invitation = z.infer<typeof Invitation>

/**
 * An invitation that was just written. `accept_url` is there when no provider sends e-mails: the inviter hands it
 * over, and no later answer shows it again. `emailed` says that the invited person has it.
 */
export const SentInvitation = Invitation.extend({ emailed: z.boolean(), accept_url: z.url().nullable() })
export type SentInvitation = z.infer<typeof SentInvitation>

/** `q` finds in the e-mail. */
export const ListInvitations = pageQuery(['created_at'])
export type ListInvitations = z.output<typeof ListInvitations>

export const CreateInvitation = z.strictObject({
  email: z.string().trim().toLowerCase().pipe(z.email().max(254)),
  roles: MemberRoles,
})
export type CreateInvitation = z.output<typeof CreateInvitation>
