import { z } from 'zod'

/** What a member of the platform's own staff may be. */
export const PlatformRole = z.enum(['super_admin', 'platform_support'])
export type PlatformRole = z.infer<typeof PlatformRole>

/** What a member of a tenant's staff may be. */
export const TenantRole = z.enum(['owner', 'admin', 'editor', 'reviewer', 'finance', 'viewer'])
export type TenantRole = z.infer<typeof TenantRole>

export type Role = PlatformRole | TenantRole
