import type { NextFunction, Request, Response } from 'express'
import { z } from '@medusajs/framework/zod'
import { CityosError } from '@cityos/contracts'

/**
 * What a storefront may tell a payment provider: how the shopper wants to pay. Amount, currency, capture, transfers
 * and everything else that a provider's API knows are the server's business, and core passes `data` on as it is.
 */
const SessionData = z
  .strictObject({
    payment_method: z.string().max(255),
    payment_method_types: z.array(z.string().max(64)).max(20),
    return_url: z.url({ protocol: /^https?$/ }).max(2_000),
    setup_future_usage: z.enum(['on_session', 'off_session']),
  })
  .partial()

/** Refuses a payment session whose `data` says more. @throws CityosError `validation_failed`. */
export function checkSessionData(request: Request, _response: Response, next: NextFunction): void {
  const { data } = (request.body ?? {}) as { data?: unknown }
  if (data === undefined) return next()
  const result = SessionData.safeParse(data)
  if (result.success) return next()
  const issues = result.error.issues.map(({ path, message }) => `${['data', ...path].join('.')}: ${message}`)
  next(new CityosError('validation_failed', issues.join('; ')))
}
