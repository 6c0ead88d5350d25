import Stripe from 'stripe'
import type { ProviderOutcome } from '../../domain/outcome'

/** An error never says that something was done. */
type Failure = Exclude<ProviderOutcome, { kind: 'accepted' }>

/** Another attempt would hear the same: somebody has to change something first. */
const FINAL_CODES: ReadonlySet<string> = new Set([
  'account_invalid',
  'account_closed',
  'no_account',
  'resource_missing',
  'parameter_invalid_integer',
  'transfers_not_allowed',
  'amount_too_large',
  'amount_too_small',
])

const REFUSALS = new Set([
  'StripeInvalidRequestError',
  'StripePermissionError',
  'StripeAuthenticationError',
  'StripeCardError',
])

/**
 * What an error of Stripe's says about a transfer. Errors of the server and of the way to it, limits of requests
 * (which a lock may be behind) and quarrels about a key leave it open; answers that say what is wrong are a no.
 */
export function outcomeOfError(error: unknown): Failure {
  if (!(error instanceof Stripe.errors.StripeError)) return { kind: 'unclear', message: messageOf(error) }
  const isRefusal = REFUSALS.has(error.type) && (error.statusCode ?? 500) < 500
  if (!isRefusal) return { kind: 'unclear', message: `${error.type}: ${error.message}` }
  const code = error.code ?? error.type
  return { kind: 'refused', code, message: error.message, final: FINAL_CODES.has(code) }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** What Stripe answers for an account that was deleted, or has left the marketplace. */
const GONE_CODES: ReadonlySet<string> = new Set(['account_invalid', 'resource_missing'])

export function isGone(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && GONE_CODES.has(error.code ?? '')
}
