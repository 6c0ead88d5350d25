import type { TenantStore } from '@cityos/contracts'
import { useMay } from '../lib/use-may'

/** Whether whoever has signed in may change this store: an archived one stays as it is. */
export function useMayEdit({ status }: Pick<TenantStore, 'status'>): boolean {
  return useMay('tenant_store:update') && status !== 'archived'
}
