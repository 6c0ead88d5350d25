import { useMay } from '../lib/use-may'

export interface DomainRights {
  mayAdd: boolean
  mayChange: boolean
  mayRemove: boolean
}

/** What whoever has signed in to a tenant may do with its domains. */
export function useOwnDomainRights(): DomainRights {
  return {
    mayAdd: useMay('tenant_domain:create'),
    mayChange: useMay('tenant_domain:update'),
    mayRemove: useMay('tenant_domain:delete'),
  }
}

/** What the platform's staff may do with a tenant's domains. */
export function usePlatformDomainRights(): DomainRights {
  const mayChange = useMay('platform_tenant:update')
  return { mayAdd: mayChange, mayChange, mayRemove: mayChange }
}
