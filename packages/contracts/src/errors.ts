/**
 * Every code a client may see, with its HTTP status. A code, once published, keeps its meaning; messages may change.
 * `type` is Medusa's coarser word for the same thing, so that Medusa's clients keep working.
 */
export const ERRORS = {
  validation_failed: { status: 400, type: 'invalid_data' },
  tenant_mismatch: { status: 400, type: 'invalid_data' },
  currency_unknown: { status: 400, type: 'invalid_data' },
  amount_invalid: { status: 400, type: 'invalid_data' },
  amount_too_precise: { status: 400, type: 'invalid_data' },
  cursor_invalid: { status: 400, type: 'invalid_data' },
  export_invalid: { status: 400, type: 'invalid_data' },
  file_type_forbidden: { status: 400, type: 'invalid_data' },
  placement_invalid: { status: 400, type: 'invalid_data' },
  placement_unknown: { status: 400, type: 'invalid_data' },
  field_owned_elsewhere: { status: 400, type: 'invalid_data' },
  message_invalid: { status: 400, type: 'invalid_data' },
  locale_unknown: { status: 400, type: 'invalid_data' },
  tenant_unnamed: { status: 400, type: 'invalid_data' },
  address_forbidden: { status: 400, type: 'invalid_data' },
  comment_missing: { status: 400, type: 'invalid_data' },
  invitation_invalid: { status: 400, type: 'invalid_data' },
  vendor_unnamed: { status: 400, type: 'invalid_data' },
  bank_account_invalid: { status: 400, type: 'invalid_data' },
  bank_report_invalid: { status: 400, type: 'invalid_data' },
  commission_scope_invalid: { status: 400, type: 'invalid_data' },
  commission_rate_invalid: { status: 400, type: 'invalid_data' },
  commission_amount_invalid: { status: 400, type: 'invalid_data' },
  commission_tiers_invalid: { status: 400, type: 'invalid_data' },
  commission_period_invalid: { status: 400, type: 'invalid_data' },
  commission_currency_missing: { status: 400, type: 'invalid_data' },
  ledger_posting_invalid: { status: 400, type: 'invalid_data' },
  subscription_amount_invalid: { status: 400, type: 'invalid_data' },
  subscription_currency_mismatch: { status: 400, type: 'invalid_data' },
  unauthorized: { status: 401, type: 'unauthorized' },
  source_unknown: { status: 401, type: 'unauthorized' },
  signature_refused: { status: 401, type: 'unauthorized' },
  secret_key_invalid: { status: 401, type: 'unauthorized' },
  forbidden: { status: 403, type: 'forbidden' },
  tenant_suspended: { status: 403, type: 'forbidden' },
  origin_forbidden: { status: 403, type: 'forbidden' },
  tenant_header_forbidden: { status: 403, type: 'forbidden' },
  acting_reason_required: { status: 403, type: 'forbidden' },
  acting_read_only: { status: 403, type: 'forbidden' },
  preview_invalid: { status: 403, type: 'forbidden' },
  preview_expired: { status: 403, type: 'forbidden' },
  membership_missing: { status: 403, type: 'forbidden' },
  message_forbidden: { status: 403, type: 'forbidden' },
  limit_exceeded: { status: 403, type: 'not_allowed' },
  vendor_suspended: { status: 403, type: 'forbidden' },
  vendor_applications_closed: { status: 403, type: 'not_allowed' },
  store_paused: { status: 403, type: 'forbidden' },
  not_found: { status: 404, type: 'not_found' },
  tenant_unknown: { status: 404, type: 'not_found' },
  acting_session_open: { status: 409, type: 'conflict' },
  tenant_handle_taken: { status: 409, type: 'conflict' },
  tenant_domain_taken: { status: 409, type: 'conflict' },
  store_handle_taken: { status: 409, type: 'conflict' },
  store_channel_fixed: { status: 409, type: 'conflict' },
  store_incomplete: { status: 409, type: 'conflict' },
  stores_busy: { status: 409, type: 'conflict' },
  store_has_orders: { status: 409, type: 'conflict' },
  country_in_use: { status: 409, type: 'conflict' },
  domain_not_verified: { status: 409, type: 'conflict' },
  domain_verification_failed: { status: 409, type: 'conflict' },
  domain_in_use: { status: 409, type: 'conflict' },
  member_exists: { status: 409, type: 'conflict' },
  member_last_owner: { status: 409, type: 'conflict' },
  vendor_handle_taken: { status: 409, type: 'conflict' },
  vendor_incomplete: { status: 409, type: 'conflict' },
  vendor_not_active: { status: 409, type: 'conflict' },
  vendor_has_products: { status: 409, type: 'conflict' },
  requirement_exists: { status: 409, type: 'conflict' },
  product_handle_taken: { status: 409, type: 'conflict' },
  vendor_last_shipping_profile: { status: 409, type: 'conflict' },
  product_has_vendor: { status: 409, type: 'conflict' },
  shipping_profile_has_vendor: { status: 409, type: 'conflict' },
  product_approval_pending: { status: 409, type: 'conflict' },
  vendor_last_owner: { status: 409, type: 'conflict' },
  cart_too_large: { status: 409, type: 'conflict' },
  quantity_exceeds_share: { status: 409, type: 'conflict' },
  order_change_open: { status: 409, type: 'conflict' },
  vendor_order_closed: { status: 409, type: 'conflict' },
  commission_rule_changed: { status: 409, type: 'conflict' },
  invitation_pending: { status: 409, type: 'conflict' },
  operation_running: { status: 409, type: 'conflict' },
  confirmation_invalid: { status: 409, type: 'conflict' },
  page_path_taken: { status: 409, type: 'conflict' },
  product_content_exists: { status: 409, type: 'conflict' },
  capture_exceeds_outstanding: { status: 409, type: 'conflict' },
  refund_exceeds_share: { status: 409, type: 'conflict' },
  ledger_key_reused: { status: 409, type: 'conflict' },
  ledger_overdrawn: { status: 409, type: 'conflict' },
  ledger_not_reversible: { status: 409, type: 'conflict' },
  payout_account_missing: { status: 409, type: 'conflict' },
  payout_provider_missing: { status: 409, type: 'conflict' },
  payout_method_unfit: { status: 409, type: 'conflict' },
  payout_sandbox_forbidden: { status: 409, type: 'conflict' },
  dispute_exists: { status: 409, type: 'conflict' },
  dispute_exceeds_captured: { status: 409, type: 'conflict' },
  dispute_of_provider: { status: 409, type: 'conflict' },
  funds_released: { status: 409, type: 'conflict' },
  funds_not_pending: { status: 409, type: 'conflict' },
  subscription_plan_changed: { status: 409, type: 'conflict' },
  subscription_plan_unfit: { status: 409, type: 'conflict' },
  subscription_variant_unavailable: { status: 409, type: 'conflict' },
  subscription_price_missing: { status: 409, type: 'conflict' },
  subscription_account_missing: { status: 409, type: 'conflict' },
  subscription_trial_used: { status: 409, type: 'conflict' },
  subscription_preview_outdated: { status: 409, type: 'conflict' },
  subscription_commitment_open: { status: 409, type: 'conflict' },
  subscription_delivered: { status: 409, type: 'conflict' },
  payment_method_in_use: { status: 409, type: 'conflict' },
  payment_provider_missing: { status: 409, type: 'conflict' },
  payment_method_missing: { status: 409, type: 'conflict' },
  illegal_transition: { status: 409, type: 'conflict' },
  conflict_closed: { status: 409, type: 'conflict' },
  tenant_archived: { status: 410, type: 'not_found' },
  body_too_large: { status: 413, type: 'invalid_data' },
  message_form_unknown: { status: 422, type: 'invalid_data' },
  rate_limited: { status: 429, type: 'not_allowed' },
  internal_error: { status: 500, type: 'unexpected_state' },
  ledger_unbalanced: { status: 500, type: 'unexpected_state' },
  scope_missing: { status: 500, type: 'unexpected_state' },
  payment_provider_unavailable: { status: 503, type: 'unexpected_state' },
  payout_provider_unavailable: { status: 503, type: 'unexpected_state' },
  email_not_sent: { status: 503, type: 'unexpected_state' },
  identity_unavailable: { status: 503, type: 'unexpected_state' },
  authorization_unavailable: { status: 503, type: 'unexpected_state' },
} as const satisfies Record<string, { status: number; type: string }>

export type ErrorCode = keyof typeof ERRORS

export const ERROR_CODES = Object.keys(ERRORS) as ErrorCode[]

/** What goes over the wire: Medusa's error shape. */
export interface ErrorBody {
  type: string
  code: ErrorCode
  message: string
}

/**
 * A broken rule. Thrown where the rule lives, with the id and the rule in the message; mapped to HTTP once, at the edge.
 * `details` is for logs and never leaves the server.
 */
export class CityosError extends Error {
  override readonly name = 'CityosError'
  readonly code: ErrorCode
  readonly status: number
  readonly type: string
  readonly details?: Readonly<Record<string, unknown>>
  /** `instanceof` fails between two copies of this package (built and source, say); this does not. */
  readonly __isCityosError = true

  constructor(code: ErrorCode, message: string, details?: Record<string, unknown>, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.status = ERRORS[code].status
    this.type = ERRORS[code].type
    if (details) this.details = details
  }

  /** Past 500 the message may name tables or queries, so a client learns the code only. */
  toJSON(): ErrorBody {
    const message = this.status >= 500 ? 'An unknown error occurred.' : this.message
    return { type: this.type, code: this.code, message }
  }
}

export function isCityosError(value: unknown): value is CityosError {
  return (
    typeof value === 'object' &&
    value !== null &&
    '__isCityosError' in value &&
    value.__isCityosError === true
  )
}
