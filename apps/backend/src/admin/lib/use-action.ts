import { toast } from '@medusajs/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from './api'
import { asApiError, type ApiError } from './api-error'

interface Call {
  path: string
  method?: 'POST' | 'DELETE'
  body?: unknown
}

interface Options<Answer> {
  /** Said when it is done. */
  done?: string
  onDone?: (answer: Answer) => void
  /** Leaves a page whose thing is gone, before everything on screen is read again. */
  leave?: () => void
  /** A form shows what went wrong in its own place (`refusalOf`): then nothing is said beside it. */
  silent?: boolean
}

/**
 * A change over the API; afterwards everything that is on screen is read again. A second call while one is under
 * way is dropped: two clicks are one change.
 */
export function useAction<Answer = unknown>({ done, onDone, leave, silent }: Options<Answer> = {}) {
  const client = useQueryClient()
  const action = useMutation<Answer, ApiError, Call>({
    networkMode: 'always',
    mutationFn: async ({ path, method = 'POST', body = {} }) => {
      try {
        return await api<Answer>(path, method === 'DELETE' ? { method } : { method, body })
      } catch (error) {
        throw asApiError(error)
      }
    },
    onSuccess: async (answer) => {
      leave?.()
      // The page that is left would ask once more for what is gone.
      await client.invalidateQueries({ queryKey: ['cityos'], refetchType: leave ? 'none' : 'active' })
      if (done) toast.success(done)
      onDone?.(answer)
    },
    onError: (error) => {
      if (!silent) toast.error(error.message)
      // Whether it happened is on the server: what is on screen may be old.
      if (!error.status || error.status === 409) void client.invalidateQueries({ queryKey: ['cityos'] })
    },
  })
  const { isPending, mutate } = action
  return {
    ...action,
    mutate: (call: Call) => {
      if (!isPending) mutate(call)
    },
  }
}
