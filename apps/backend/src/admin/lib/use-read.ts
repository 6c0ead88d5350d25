import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { api } from './api'
import type { ApiError } from './api-error'

/** What a screen needs of something that it reads: it can be under way, there, or broken and worth another try. */
export type Reading<Answer> = Pick<
  UseQueryResult<Answer, ApiError>,
  'data' | 'error' | 'isPending' | 'isFetching' | 'isPlaceholderData' | 'refetch'
>

interface Options<Answer> {
  enabled?: boolean
  /** Shows the last answer until the next one is there, for lists whose query changes. */
  keep?: boolean
  staleTime?: number
  refetchInterval?: (answer: Answer | undefined) => number | false
}

/**
 * Reads a route of the API. Every change that `useAction` makes reads it again. A refusal stays one however often
 * it is asked for; what got lost on the way is tried once more.
 */
export function useRead<Answer>(path: string, options: Options<Answer> = {}): Reading<Answer> {
  const { enabled = true, keep, staleTime, refetchInterval } = options
  return useQuery<Answer, ApiError>({
    queryKey: ['cityos', path],
    queryFn: ({ signal }) => api<Answer>(path, { signal }),
    enabled,
    retry: (failures, { status }) => failures < 1 && (status === 0 || status >= 500),
    // A browser that believes itself offline would wait in silence: asking says so at once.
    networkMode: 'always',
    ...(keep ? { placeholderData: keepPreviousData } : {}),
    ...(staleTime === undefined ? {} : { staleTime }),
    ...(refetchInterval ? { refetchInterval: ({ state }) => refetchInterval(state.data) } : {}),
  })
}
