import type { MiddlewareRoute } from '@medusajs/framework/http'
import type { z } from '@medusajs/framework/zod'
import { AddTenantDomain, pageQuery, UpdateTenantDomain, VouchForTenantDomain } from '@cityos/contracts'
import { NoBody } from '../nothing'
import { validate } from '../validate'

export const ListDomains = pageQuery(['created_at', 'domain'])
export type ListDomains = z.infer<typeof ListDomains>

/** The validation of the domains' routes below `prefix`. */
export function domainRoutes(prefix: string, { mayVouch }: { mayVouch: boolean }): MiddlewareRoute[] {
  const one = `${prefix}/:domain_id`
  return [
    { matcher: prefix, methods: ['GET'], middlewares: [validate(ListDomains, 'query')] },
    { matcher: prefix, methods: ['POST'], middlewares: [validate(AddTenantDomain, 'body')] },
    { matcher: one, methods: ['POST'], middlewares: [validate(UpdateTenantDomain, 'body')] },
    {
      matcher: `${one}/verify`,
      methods: ['POST'],
      // Only the platform answers for a domain.
      middlewares: [validate(mayVouch ? VouchForTenantDomain : NoBody, 'body')],
    },
    { matcher: `${one}/primary`, methods: ['POST'], middlewares: [validate(NoBody, 'body')] },
  ]
}
