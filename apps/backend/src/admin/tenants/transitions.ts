import type { Permission, TenantStatus } from '@cityos/contracts'

export type TenantVerb = 'activate' | 'suspend' | 'resume' | 'archive'

/** Which buttons a tenant's page offers. The server decides; this keeps people from asking in vain. */
export const VERBS: Record<TenantStatus, TenantVerb[]> = {
  trial: ['activate', 'suspend'],
  active: ['suspend'],
  suspended: ['resume', 'archive'],
  archived: [],
}

export const DANGEROUS: readonly TenantVerb[] = ['suspend', 'archive']

/** What each button needs, as the routes ask it. */
export const NEEDS = {
  activate: 'platform_tenant:update',
  suspend: 'platform_tenant:suspend',
  resume: 'platform_tenant:suspend',
  archive: 'platform_tenant:archive',
} as const satisfies Record<TenantVerb, Permission>
