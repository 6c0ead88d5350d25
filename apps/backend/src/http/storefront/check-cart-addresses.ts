import type { NextFunction, Request, Response } from 'express'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { CityosError } from '@cityos/contracts'

const ADDRESSES = ['shipping_address', 'billing_address'] as const

/**
 * Core takes the id of any cart's address for this cart's own, and then shows it, or writes to it. A cart names its
 * own addresses alone. @throws CityosError `validation_failed`.
 */
export async function checkCartAddresses(
  request: Request,
  _response: Response,
  next: NextFunction,
): Promise<void> {
  const body = (request.body ?? {}) as Record<string, unknown>
  const named = ADDRESSES.filter((field) => idOf(body[field]) !== undefined)
  if (!named.length) return next()
  const { scope } = request as Request & { scope: MedusaContainer }
  const cart = await scope
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)('cart')
    .where({ id: request.params['id'] ?? '' })
    .first<Record<string, unknown> | undefined>('shipping_address_id', 'billing_address_id')
  const foreign = named.find((field) => idOf(body[field]) !== cart?.[`${field}_id`])
  if (!foreign) return next()
  throw new CityosError('validation_failed', `${foreign}: that is none of this cart's addresses.`)
}

/** An address is given as it is, with the id of the one that it changes, or by its id alone. */
function idOf(address: unknown): unknown {
  if (typeof address !== 'object' || address === null) return address
  return (address as { id?: unknown }).id
}
