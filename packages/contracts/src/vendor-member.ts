import { z } from 'zod'
import { idSchema, ID_PREFIXES } from './ids'
import { PageInfo, pageQuery } from './paging'
import { PERMISSIONS, type Permission } from './permissions'
import { VendorRole } from './roles'
import { VendorEmail, VendorStatus } from './vendor'

/** `invited` until the first sign-in with the e-mail; `removed` stays, and somebody may be invited anew. */
export const VendorMemberStatus = z.enum(['invited', 'active', 'removed'])
export type VendorMemberStatus = z.infer<typeof VendorMemberStatus>

/** Somebody who works for a vendor. */
export const VendorMember = z.object({
  id: idSchema(ID_PREFIXES.vendor_member),
  vendor_id: idSchema(ID_PREFIXES.vendor),
  email: z.string(),
  role: VendorRole,
  status: VendorMemberStatus,
  created_at: z.iso.datetime({ offset: true }),
  updated_at: z.iso.datetime({ offset: true }),
})
export type VendorMember = z.infer<typeof VendorMember>

/** `q` finds in the e-mail. Without a status, those who were removed are left out. */
export const ListVendorMembers = pageQuery(['created_at', 'email']).extend({
  status: VendorMemberStatus.optional(),
  role: VendorRole.optional(),
})
export type ListVendorMembers = z.output<typeof ListVendorMembers>

export const VendorMemberList = PageInfo.extend({ members: z.array(VendorMember) })
export type VendorMemberList = z.infer<typeof VendorMemberList>

export const InviteVendorMember = z.strictObject({ email: VendorEmail, role: VendorRole })
export type InviteVendorMember = z.output<typeof InviteVendorMember>

export const UpdateVendorMember = z.strictObject({ role: VendorRole })
export type UpdateVendorMember = z.output<typeof UpdateVendorMember>

/** Who somebody of a vendor is, and what they may do for each vendor that they work for in this tenant. */
export const VendorMe = z.object({
  person: z.object({
    /** The account at the identity provider. */
    subject: z.string(),
    email: z.string().nullable(),
    name: z.string().nullable(),
  }),
  /** The one that this request is about; null while several could be meant. */
  vendor_id: z.string().nullable(),
  vendors: z.array(
    z.object({
      id: idSchema(ID_PREFIXES.vendor),
      handle: z.string(),
      name: z.string(),
      status: VendorStatus,
      member_id: idSchema(ID_PREFIXES.vendor_member),
      role: VendorRole,
      permissions: z.array(z.enum(PERMISSIONS as readonly [Permission, ...Permission[]])),
    }),
  ),
})
export type VendorMe = z.infer<typeof VendorMe>

/** What other parts of the system may listen to. Each carries the member's id. */
export const VENDOR_MEMBER_EVENTS = {
  invited: 'vendor_member.invited',
  joined: 'vendor_member.joined',
  role_changed: 'vendor_member.role_changed',
  removed: 'vendor_member.removed',
} as const
