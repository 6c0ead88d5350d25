import type { MedusaNextFunction, MedusaResponse, MedusaStoreRequest } from '@medusajs/framework/http'
import { z } from '@medusajs/framework/zod'
import { CityosError, LINE_PLAN_KEY, LINE_TERMS_KEY } from '@cityos/contracts'
import { priceInCart, requirePieces, termsOf } from '../../workflows/subscription/cart/line-terms'
import { offerPlan } from '../../workflows/subscription/cart/offer-plan'

interface NewLine {
  variant_id: string
  quantity: number
  metadata?: Record<string, unknown> | null
}

const PlanId = z.string().min(1).max(100)

/**
 * A shopper names a plan in the metadata of a new line: the shop writes beside it on which terms, and what a piece costs
 * then. Comes after core's validator, which lets nobody say a price. @throws as offerPlan, and `validation_failed`.
 */
export async function offerPlanOfLine(
  request: MedusaStoreRequest,
  _response: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const line = request.validatedBody as unknown as NewLine
  const named = line.metadata?.[LINE_PLAN_KEY]
  if (named === undefined) return next()
  const plan_id = PlanId.safeParse(named)
  if (!plan_id.success)
    throw new CityosError('validation_failed', `metadata.${LINE_PLAN_KEY}: names no plan.`)
  requirePieces(line.quantity)
  const { variant_id, quantity, metadata } = line
  const offer = await offerPlan(request.scope, {
    ...{ cart_id: request.params['id'] as string, plan_id: plan_id.data, variant_id, quantity },
  })
  Object.assign(request.validatedBody as object, {
    unit_price: priceInCart(offer),
    is_tax_inclusive: offer.is_tax_inclusive,
    metadata: { ...metadata, [LINE_TERMS_KEY]: termsOf(offer) },
  })
  next()
}
