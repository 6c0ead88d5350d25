import type { Scope } from '@cityos/contracts'
import { useRead } from './use-read'

/** Reads who lives at the host that this admin was opened on, and what the caller may do there. */
export const useScopeReading = () => useRead<{ scope: Scope }>('/admin/scope', { staleTime: 60_000 })

/** Who lives at this host; undefined until the server has said it. */
export function useScope(): Scope | undefined {
  return useScopeReading().data?.scope
}
