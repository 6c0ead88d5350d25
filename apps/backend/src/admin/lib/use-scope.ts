import { useQuery } from '@tanstack/react-query'
import type { Scope } from '@cityos/contracts'
import { api } from './api'

/** Who lives at the host that this admin was opened on; undefined until the server has said it. */
export function useScope(): Scope | undefined {
  const { data } = useQuery({
    queryKey: ['cityos', 'scope'],
    queryFn: ({ signal }) => api<{ scope: Scope }>('/admin/scope', { signal }),
    staleTime: 60_000,
  })
  return data?.scope
}
