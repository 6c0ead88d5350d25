import type { Permission } from '@cityos/contracts'
import { useScope } from './use-scope'

/**
 * Says of any permission whether whoever has signed in holds it on this host, by the decision that the routes
 * themselves ask. Until the server has said it, nobody may do anything.
 */
export function useMayAny(): (permission: Permission) => boolean {
  const held = useScope()?.permissions
  return (permission) => held?.includes(permission) ?? false
}

/** Whether whoever has signed in holds a permission. A button that would be refused is not shown. */
export function useMay(permission: Permission): boolean {
  return useMayAny()(permission)
}
