import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { z } from '@medusajs/framework/zod'
import { CityosError } from '@cityos/contracts'

type Source = 'body' | 'query'

/**
 * A middleware that parses the body or the query with a zod schema, which stays readable on it: the leak kit
 * makes requests from it. @throws CityosError `validation_failed`.
 */
export function validate(schema: z.ZodType, source: Source) {
  const handler = (request: MedusaRequest, _response: MedusaResponse, next: MedusaNextFunction) => {
    const result = schema.safeParse(source === 'body' ? request.body : request.query)
    if (!result.success) return next(new CityosError('validation_failed', explain(result.error)))
    if (source === 'body') request.validatedBody = result.data
    else request.validatedQuery = result.data as Record<string, unknown>
    next()
  }
  return Object.assign(handler, { schema, source })
}

/** One sentence per broken rule: where, and what. */
function explain(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'request'}: ${issue.message}`).join('; ')
}
