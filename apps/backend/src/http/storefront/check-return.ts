import type { NextFunction, Request, Response } from 'express'
import { CityosError } from '@cityos/contracts'

/**
 * Core lets whoever knows an order's id say what its return costs and that it has arrived, and a refund follows from
 * both. These are the staff's to say. @throws CityosError `validation_failed`.
 */
export function checkReturn(request: Request, _response: Response, next: NextFunction): void {
  const { receive_now: received, return_shipping: shipping } = (request.body ?? {}) as Record<string, unknown>
  const price = (shipping as { price?: unknown } | null | undefined)?.price
  if (received !== undefined && received !== false) {
    return next(new CityosError('validation_failed', 'receive_now: the staff says what has arrived.'))
  }
  if (price === undefined) return next()
  next(new CityosError('validation_failed', 'return_shipping.price: the shipping option says the price.'))
}
