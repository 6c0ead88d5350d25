import type { MiddlewareRoute } from '@medusajs/framework/http'
import type { z } from '@medusajs/framework/zod'
import { NoBody } from './nothing'
import { validate } from './validate'

type Middleware = NonNullable<MiddlewareRoute['middlewares']>[number]

/** A route that is read, with the query that it takes; `before` runs first. */
export const get = (matcher: string, query: z.ZodType, ...before: Middleware[]): MiddlewareRoute => ({
  ...{ matcher, methods: ['GET'] },
  middlewares: [...before, validate(query, 'query')],
})

/** A route that changes something, with the body that it takes; `before` runs first. */
export const post = (matcher: string, body: z.ZodType, ...before: Middleware[]): MiddlewareRoute => ({
  ...{ matcher, methods: ['POST'] },
  middlewares: [...before, validate(body, 'body')],
})

/** A route that deletes what its path names; `before` runs first. */
export const remove = (matcher: string, ...before: Middleware[]): MiddlewareRoute => ({
  ...{ matcher, methods: ['DELETE'] },
  middlewares: [...before, validate(NoBody, 'body')],
})
