import type { TenantStatus } from '@cityos/contracts'

export type TenantVerb = 'activate' | 'suspend' | 'resume' | 'archive'

/** Which buttons a tenant's page offers. The server decides; this keeps people from asking in vain. */
export const VERBS: Record<TenantStatus, TenantVerb[]> = {
  trial: ['activate', 'suspend'],
  active: ['suspend'],
  suspended: ['resume', 'archive'],
  archived: [],
}

export const DANGEROUS: readonly TenantVerb[] = ['suspend', 'archive']
