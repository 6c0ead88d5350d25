import type { Tenant } from '@cityos/contracts'

/** Whether a tenant's hosts answer: its own admin opens then, and answers 403 or 410 otherwise. */
export function isOpen({ status }: Pick<Tenant, 'status'>): boolean {
  return status === 'active' || status === 'trial'
}
