import type { errors } from 'jose' with { 'resolution-mode': 'import' }
import { isTokenError, TokenError, type TokenErrorCode } from './token-error'

const BY_CLAIM: Record<string, TokenErrorCode> = {
  iss: 'token_issuer_wrong',
  aud: 'token_audience_wrong',
  nbf: 'token_not_yet_valid',
  exp: 'token_expired',
}

const BY_CODE: Record<string, TokenErrorCode> = {
  ERR_JWT_EXPIRED: 'token_expired',
  ERR_JWT_INVALID: 'token_malformed',
  ERR_JWS_INVALID: 'token_malformed',
  ERR_JOSE_ALG_NOT_ALLOWED: 'token_algorithm_refused',
  ERR_JOSE_NOT_SUPPORTED: 'token_header_unsupported',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'token_signature_invalid',
  ERR_JWKS_NO_MATCHING_KEY: 'token_key_unknown',
  ERR_JWKS_MULTIPLE_MATCHING_KEYS: 'token_key_unknown',
}

/** jose's failures in this package's codes. What is none of the token's fault is `keys_unavailable`. */
export function toTokenError(error: unknown): TokenError {
  if (isTokenError(error)) return error
  const { code, claim, reason } = error as Partial<errors.JWTClaimValidationFailed>
  const tokenCode =
    code === 'ERR_JWT_CLAIM_VALIDATION_FAILED' ? claimCode(claim, reason) : BY_CODE[code ?? '']
  if (tokenCode) return new TokenError(tokenCode, (error as Error).message, { cause: error })
  return new TokenError('keys_unavailable', "The identity provider's keys cannot be had.", { cause: error })
}

function claimCode(claim: string | undefined, reason: string | undefined): TokenErrorCode {
  if (reason === 'missing') return 'token_claim_missing'
  if (reason === 'invalid') return 'token_claim_invalid'
  return BY_CLAIM[claim ?? ''] ?? 'token_claim_invalid'
}
