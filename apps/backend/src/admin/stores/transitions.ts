import type { TenantStoreStatus } from '@cityos/contracts'

export type StoreVerb = 'activate' | 'pause' | 'resume' | 'archive' | 'delete'

/** Which buttons a store's page offers. The server decides; this keeps people from asking in vain. */
export const VERBS: Record<TenantStoreStatus, StoreVerb[]> = {
  draft: ['activate', 'delete'],
  active: ['pause'],
  paused: ['resume', 'archive'],
  archived: ['delete'],
}

export const DANGEROUS: readonly StoreVerb[] = ['archive', 'delete']
