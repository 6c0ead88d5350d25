import Stripe from 'stripe'
import type { ChargeAnswer } from '../../../../modules/subscription/domain/charge-provider'

/** What Stripe calls a payment that was made while the customer was away. */
export const CHARGE_KEY = 'charge_key'
export const TENANT = 'tenant_id'

/** What a payment of Stripe's means. It was confirmed when it was made: its time is that of its first answer. */
export function answerOfIntent(
  intent: Stripe.PaymentIntent,
  at = new Date(intent.created * 1000),
): ChargeAnswer {
  const known = { reference: intent.id, at }
  switch (intent.status) {
    case 'succeeded':
      return { kind: 'payment', status: 'succeeded', ...known }
    case 'requires_action':
      return { kind: 'payment', status: 'requires_action', ...known }
    case 'canceled':
      return { kind: 'payment', status: 'canceled', ...known }
    case 'requires_payment_method': {
      const error = intent.last_payment_error
      if (error) return { kind: 'declined', code: codeOf(error), ...known }
      return { kind: 'payment', status: 'processing', ...known }
    }
    default:
      return { kind: 'payment', status: 'processing', ...known }
  }
}

/**
 * What an error of Stripe's says about a charge. A card that is declined is a no of the bank's; a request that Stripe does
 * not take is one of its own. Everything else leaves it open: errors of the server and of the way to it, limits of requests
 * (which a lock may be behind), quarrels about a key, and an account that does not let us in, which is not the customer's
 * fault.
 */
export function answerOfError(error: unknown, at: Date): ChargeAnswer {
  if (error instanceof Stripe.errors.StripeCardError) {
    const { payment_intent: intent } = error
    if (intent)
      return {
        kind: 'declined',
        code: codeOf(error),
        reference: intent.id,
        at: new Date(intent.created * 1000),
      }
    return { kind: 'declined', code: codeOf(error), reference: null, at }
  }
  if (error instanceof Stripe.errors.StripeInvalidRequestError && !isUnclear(error)) {
    return { kind: 'refused', code: error.code ?? error.type, reference: null, at }
  }
  return { kind: 'no_answer', reference: null, at }
}

/** Stripe gives some of its doubts the type of a wrong request. */
const UNCLEAR: ReadonlySet<string> = new Set(['idempotency_key_in_use', 'lock_timeout', 'rate_limit'])

const isUnclear = ({ statusCode = 500, code = '' }: Stripe.errors.StripeError) =>
  statusCode >= 500 || statusCode === 409 || statusCode === 429 || UNCLEAR.has(code)

/** The bank's own word where there is one; that the customer has to confirm says more. */
function codeOf({ code, decline_code }: { code?: string; decline_code?: string }): string {
  if (code === 'authentication_required') return code
  // The SDK says an empty text where Stripe says nothing.
  return decline_code || code || 'generic_decline'
}

/** Stripe shows no such thing: it was never there, or it is another account's. */
export const isMissing = (error: unknown) =>
  error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing'
