import type { Permission } from '@cityos/contracts'
import { useScope } from './use-scope'

/**
 * Whether whoever has signed in may do something on this host, by the decision that the routes themselves ask. A
 * button that answers "no" is not shown. Until the server has said it, nobody may do anything.
 */
export function useMay(permission: Permission): boolean {
  return useScope()?.permissions.includes(permission) ?? false
}
