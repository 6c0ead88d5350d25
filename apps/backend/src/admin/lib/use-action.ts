import { toast } from '@medusajs/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, type ApiError } from './api'

interface Call {
  path: string
  method?: 'POST' | 'DELETE'
  body?: unknown
}

interface Options<Answer> {
  /** Said when it is done. */
  done?: string
  onDone?: (answer: Answer) => void
  /** Fields of a form show their own errors: then nothing is said beside them. */
  silent?: boolean
}

/** A change over the API; afterwards everything that is on screen is read again. */
export function useAction<Answer = unknown>({ done, onDone, silent }: Options<Answer> = {}) {
  const client = useQueryClient()
  return useMutation<Answer, ApiError, Call>({
    mutationFn: ({ path, method = 'POST', body = {} }) =>
      api<Answer>(path, method === 'DELETE' ? { method } : { method, body }),
    onSuccess: async (answer) => {
      await client.invalidateQueries({ queryKey: ['cityos'] })
      if (done) toast.success(done)
      onDone?.(answer)
    },
    onError: (error) => {
      if (!silent || error.status >= 500) toast.error(error.message)
    },
  })
}
