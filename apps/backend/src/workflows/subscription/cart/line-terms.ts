import {
  CityosError,
  LINE_PLAN_KEY,
  LINE_TERMS_KEY,
  MOST_PIECES,
  type LineSubscription,
} from '@cityos/contracts'
import { toMajor } from '@cityos/money'
import type { OfferRow } from '../../../modules/subscription/store/offers'

type Metadata = Record<string, unknown> | null | undefined

const KEYS = [LINE_PLAN_KEY, LINE_TERMS_KEY]

/** Whether a line's metadata says anything about a plan. */
export const isOnPlan = (metadata: Metadata): boolean => KEYS.some((key) => metadata?.[key] !== undefined)

/** What of a line's metadata is about a plan, in a form that can be compared. */
export const planPart = (metadata: Metadata): string =>
  JSON.stringify(KEYS.map((key) => sorted(metadata?.[key] ?? null)))

const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    : value

/** The offer that a line names; undefined where it names none in the way that the shop writes it. */
export function offerIdOf(metadata: Metadata): string | undefined {
  const terms = metadata?.[LINE_TERMS_KEY] as { offer_id?: unknown } | null | undefined
  return typeof terms?.offer_id === 'string' ? terms.offer_id : undefined
}

/** What a line says of the terms that were offered. */
export function termsOf(offer: OfferRow): LineSubscription {
  const { id, plan_id, plan_version, plan_name, interval, interval_count } = offer
  const { trial_days, minimum_cycles, currency_code, unit_price_minor } = offer
  return {
    ...{ offer_id: id, plan_id, plan_version, plan_name, interval, interval_count },
    ...{ trial_days, minimum_cycles, currency_code, unit_price_minor: Number(unit_price_minor) },
  } as LineSubscription
}

/**
 * What a piece costs in the cart, in major units: nothing where a trial comes first. A number and no text: Medusa puts a
 * thing to the line that is there when their prices are the same number.
 */
export function priceInCart({ trial_days, unit_price_minor, currency_code }: OfferRow): number {
  return trial_days > 0 ? 0 : Number(toMajor(unit_price_minor, currency_code))
}

/** What is sold on a plan is sold in whole pieces. @throws CityosError `validation_failed`. */
export function requirePieces(quantity: unknown): void {
  if (Number.isInteger(quantity) && Number(quantity) >= 0 && Number(quantity) <= MOST_PIECES) return
  throw new CityosError(
    'validation_failed',
    `quantity: on a plan whole pieces are sold, ${MOST_PIECES} at most.`,
  )
}
