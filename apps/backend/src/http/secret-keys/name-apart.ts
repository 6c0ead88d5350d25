import type { IncomingMessage } from 'node:http'
import type { PresentedKey } from './presented-key'

interface Context {
  actor_id?: string
  actor_type?: string
}

/**
 * Lets what core's authentication says of a request with a key of ours call it `secret-key`. Whoever is an `api-key`
 * core looks for in its own table next, in a middleware that stands before any of ours, and answers 404 for a key
 * that is not there. What it would have found, the request has already.
 */
export function nameKeyApart(request: IncomingMessage, { id, created_by }: PresentedKey): void {
  let known: Context | undefined
  Object.defineProperty(request, 'auth_context', {
    get: () => known,
    set: (context?: Context) => {
      const isOurs = context?.actor_type === 'api-key' && context.actor_id === id
      known = isOurs ? { ...context, actor_type: 'secret-key' } : context
    },
    configurable: true,
    enumerable: true,
  })
  Object.assign(request, { secret_key_context: { created_by } })
}
