import type { Permission, TenantStoreStatus } from '@cityos/contracts'

export type StoreVerb = 'activate' | 'pause' | 'resume' | 'archive' | 'delete'

/** Which buttons a store's page offers. The server decides; this keeps people from asking in vain. */
export const VERBS: Record<TenantStoreStatus, StoreVerb[]> = {
  draft: ['activate', 'delete'],
  active: ['pause'],
  paused: ['resume', 'archive'],
  archived: ['delete'],
}

export const DANGEROUS: readonly StoreVerb[] = ['archive', 'delete']

/** What each button needs, as the routes ask it. */
export const NEEDS = {
  activate: 'tenant_store:update',
  pause: 'tenant_store:update',
  resume: 'tenant_store:update',
  archive: 'tenant_store:delete',
  delete: 'tenant_store:delete',
} as const satisfies Record<StoreVerb, Permission>
