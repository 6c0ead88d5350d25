/** Why a sign-in did not come to its end. A code, once published, keeps its meaning: screens translate it. */
export type SignInErrorCode =
  /** The browser holds no sign-in, or one that is too old. */
  | 'sign_in_expired'
  /** The answer belongs to another sign-in, or to another tenant's. */
  | 'sign_in_mismatch'
  /** The person or the provider said no. */
  | 'sign_in_refused'
  /** The answer is not what a provider answers. */
  | 'sign_in_failed'
  | 'provider_unavailable'

export class SignInError extends Error {
  override readonly name = 'SignInError'

  constructor(
    readonly code: SignInErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}
