import { CityosError } from '@cityos/contracts'
import type { SignInErrorCode } from '@cityos/identity'

const SENTENCES: Record<SignInErrorCode, string> = {
  sign_in_expired: 'This sign-in is too old or was begun in another browser. Sign in again.',
  sign_in_mismatch: 'This sign-in was begun elsewhere. Sign in again.',
  sign_in_refused: 'The sign-in was refused.',
  sign_in_failed: 'The sign-in could not be confirmed. Sign in again.',
  provider_unavailable: 'The identity provider does not answer.',
}

/** What the client learns of a sign-in that failed. */
export function signInProblem(code: string | undefined): CityosError {
  const known = code !== undefined && code in SENTENCES ? (code as SignInErrorCode) : 'sign_in_failed'
  return new CityosError(
    known === 'provider_unavailable' ? 'identity_unavailable' : 'unauthorized',
    SENTENCES[known],
    { code },
  )
}
