import { useQuery } from '@tanstack/react-query'
import type { SubscriptionChangePreview } from '@cityos/contracts'
import { api } from '../lib/api'
import type { ApiError } from '../lib/api-error'

interface Answer {
  preview: SubscriptionChangePreview
}

/** Asks what a change comes to, whenever it is another one; nothing while there is none. It changes nothing. */
export function useChangePreview(id: string, change: object | null) {
  const path = `/admin/subscriptions/${id}/preview`
  return useQuery<Answer, ApiError>({
    queryKey: ['cityos', path, change],
    queryFn: ({ signal }) => api<Answer>(path, { method: 'POST', body: change, signal }),
    enabled: change !== null,
    retry: false,
    networkMode: 'always',
  })
}
