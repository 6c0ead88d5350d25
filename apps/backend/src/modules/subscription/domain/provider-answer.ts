import type { AttemptOutcome } from './attempt'

/** What came of asking a provider for money, or of asking what became of it. Codes are the provider's own. */
export type ProviderAnswer =
  /** It knows a payment. */
  | { kind: 'payment'; status: 'succeeded' | 'processing' | 'requires_action' | 'canceled' }
  /** It, or the bank behind it, said no. */
  | { kind: 'declined'; code: string }
  /** It did not accept the request, for certain: nothing was charged and nothing will be. */
  | { kind: 'refused'; code: string }
  /** A time-out, a broken connection, an error of its server, a key that is in use: nobody knows. */
  | { kind: 'no_answer' }

/**
 * Refusals that the same method gets again, however often it is tried: the card is lost, the account closed, the
 * permission withdrawn, the method unknown. Every code that is not listed may pass the next time.
 */
export const HARD_CODES: ReadonlySet<string> = new Set([
  ...['lost_card', 'stolen_card', 'pickup_card', 'restricted_card', 'expired_card'],
  ...['incorrect_number', 'invalid_number', 'invalid_expiry_month', 'invalid_expiry_year'],
  ...['invalid_account', 'account_closed', 'bank_account_closed', 'no_account', 'debit_not_authorized'],
  ...['revocation_of_authorization', 'revocation_of_all_authorizations', 'stop_payment_order'],
  ...['card_not_supported', 'currency_not_supported', 'security_violation'],
  ...['payment_method_unknown', 'payment_method_missing', 'resource_missing'],
])

/** A provider takes no so small an amount: nobody's card is at fault, and it counts as no refusal. */
export const AMOUNT_TOO_SMALL = 'amount_too_small'

/** The bank wants the customer to confirm: the payment stays open for that. */
const CONFIRMATION_CODES: ReadonlySet<string> = new Set(['authentication_required'])

/** What an answer makes of an attempt. Whatever is not certain is unclear, and asked about before anybody tries again. */
export function classify(answer: ProviderAnswer): AttemptOutcome {
  switch (answer.kind) {
    case 'payment':
      return PAYMENTS[answer.status]
    case 'declined':
      if (CONFIRMATION_CODES.has(answer.code)) return 'requires_action'
      return HARD_CODES.has(answer.code) ? 'hard' : 'soft'
    case 'refused':
      return HARD_CODES.has(answer.code) ? 'hard' : 'soft'
    case 'no_answer':
      return 'unclear'
  }
}

const PAYMENTS: Record<Extract<ProviderAnswer, { kind: 'payment' }>['status'], AttemptOutcome> = {
  succeeded: 'succeeded',
  processing: 'unclear',
  requires_action: 'requires_action',
  canceled: 'soft',
}
