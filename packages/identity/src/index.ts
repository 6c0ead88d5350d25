export type { AccessTokenClaims } from './claims'
export { createLogoutTokenVerifier, type EndedSession, type VerifyLogoutToken } from './logout-token'
export { EndedSessionsInMemory, type EndedSessions } from './sessions'
export { showsToken } from './shows-token'
export { isTokenError, TOKEN_ERROR_CODES, TokenError, type TokenErrorCode } from './token-error'
export type { Trust } from './trust'
export { createGuardedVerifier, createTokenVerifier } from './verifiers'
export type { VerifyToken } from './verify-token'
export {
  actorOfState,
  createCodeFlow,
  hostOfState,
  SIGN_IN_LIFETIME_SECONDS,
  type CodeFlow,
  type CodeFlowOptions,
  type SignedIn,
} from './code-flow'
export { safeReturnTo } from './return-to'
export { SignInError, type SignInErrorCode } from './sign-in-error'
