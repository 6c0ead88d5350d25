/**
 * Every reason for which a token is refused. A code, once published, keeps its meaning: logs and tests read it.
 * Clients learn no more than 401; `keys_unavailable` alone is ours to repair and becomes a 503.
 */
export const TOKEN_ERROR_CODES = [
  'token_malformed',
  'token_algorithm_refused',
  'token_header_unsupported',
  'token_key_unknown',
  'token_signature_invalid',
  'token_claim_missing',
  'token_claim_invalid',
  'token_issuer_wrong',
  'token_audience_wrong',
  'token_expired',
  'token_not_yet_valid',
  'token_type_wrong',
  'token_client_refused',
  'token_session_revoked',
  'token_adapter_refused',
  'keys_unavailable',
] as const
export type TokenErrorCode = (typeof TOKEN_ERROR_CODES)[number]

/** A token that is not accepted. The message never holds the token. */
export class TokenError extends Error {
  override readonly name = 'TokenError'
  /** `instanceof` fails between two copies of this package; this does not. */
  readonly __isTokenError = true

  constructor(
    readonly code: TokenErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

export function isTokenError(value: unknown): value is TokenError {
  return typeof value === 'object' && value !== null && '__isTokenError' in value
}
