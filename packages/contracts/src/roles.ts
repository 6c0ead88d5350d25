import { z } from 'zod'

/** What a member of the platform's own staff may be. */
export const PlatformRole = z.enum(['super_admin', 'platform_support'])
export type PlatformRole = z.infer<typeof PlatformRole>

/** What a member of a tenant's staff may be. */
export const TenantRole = z.enum(['owner', 'admin', 'editor', 'reviewer', 'finance', 'viewer'])
export type TenantRole = z.infer<typeof TenantRole>

/** What a member of a vendor's staff may be, in each vendor that they belong to. */
export const VendorRole = z.enum(['owner', 'manager', 'staff'])
export type VendorRole = z.infer<typeof VendorRole>

export type Role = PlatformRole | TenantRole
