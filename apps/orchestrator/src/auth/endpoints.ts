import { isTokenError, safeReturnTo, SignInError, type SignedIn } from '@cityos/identity'
import type { Endpoint, PayloadRequest } from 'payload'
import { env } from '../env'
import { addressOf } from '../http/address'
import { CodedError } from '../http/error'
import { codeFlow, FLOW_PATH, FLOW_SECONDS, here } from './code-flow'
import { flowCookie, readCookie, sessionCookie, setCookie } from './cookies'
import { mirrorAccount } from './mirror-account'
import { takeOne } from './rate-limit'
import { isFromHere } from './same-origin'
import { beginSession, endSession, endSessionsOf, SESSION_SECONDS } from './sessions'
import { CLIENT_ID, logoutVerifier, tokenVerifier } from './trust'

const ADMIN = '/admin'
const SIGN_INS = { name: 'sign-in', points: 30, seconds: 60 }

const seeOther = (location: string, ...cookies: string[]) => {
  const headers = new Headers({ location, 'cache-control': 'no-store' })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
}

/** `GET /api/auth/sign-in?to=/admin/…`: off to Keycloak. */
const signIn: Endpoint = {
  path: '/auth/sign-in',
  method: 'get',
  handler: async (req) => {
    const { allowed, headers } = await takeOne(SIGN_INS, addressOf(req.headers) ?? 'unknown')
    if (!allowed) {
      req.responseHeaders = new Headers(headers)
      throw new CodedError('rate_limited', 'Too many sign-ins from here: try again in a minute.')
    }
    const returnTo = safeReturnTo(req.searchParams.get('to'), ADMIN)
    try {
      const { location, cookie } = await codeFlow().start({ ...here(), returnTo })
      return seeOther(location, setCookie(flowCookie(), cookie, FLOW_PATH, FLOW_SECONDS))
    } catch (error) {
      return toLogin(req, error)
    }
  },
}

/** `GET /api/auth/callback`: what Keycloak answered, held against what this browser began. */
const callback: Endpoint = {
  path: '/auth/callback',
  method: 'get',
  handler: async (req) => {
    try {
      const kept = readCookie(req.headers, flowCookie())
      const signedIn = await codeFlow().finish(here(), kept, req.searchParams)
      const token = await open(req, signedIn)
      return seeOther(
        `${env().ORCHESTRATOR_URL}${signedIn.returnTo}`,
        setCookie(sessionCookie(), token, '/', SESSION_SECONDS),
        setCookie(flowCookie(), '', FLOW_PATH, 0),
      )
    } catch (error) {
      return toLogin(req, error)
    }
  },
}

async function open({ payload }: PayloadRequest, { accessToken, sid }: SignedIn): Promise<string> {
  const verify = await tokenVerifier(payload)
  const account = await mirrorAccount(payload, await verify(accessToken), true)
  return beginSession(payload, account.id, sid)
}

/** The login page says what went wrong, in the reader's language. */
function toLogin({ payload }: PayloadRequest, error: unknown): Response {
  const known = error instanceof SignInError || isTokenError(error)
  if (!known) throw error
  payload.logger.warn({ msg: 'sign-in refused', code: error.code })
  const code = error instanceof SignInError ? error.code : 'sign_in_failed'
  return seeOther(
    `${env().ORCHESTRATOR_URL}${ADMIN}/login?problem=${code}`,
    setCookie(flowCookie(), '', FLOW_PATH, 0),
  )
}

/** `POST /api/auth/sign-out`: ends the session here, and leads to Keycloak to end it there. */
const signOut: Endpoint = {
  path: '/auth/sign-out',
  method: 'post',
  handler: async (req) => {
    if (!isFromHere(req.headers, 'POST')) throw new CodedError('forbidden', 'This form is not ours.')
    const token = readCookie(req.headers, sessionCookie())
    if (token) await endSession(req.payload, token)
    const { KEYCLOAK_ISSUER, ORCHESTRATOR_URL } = env()
    const away = new URL(`${KEYCLOAK_ISSUER}/protocol/openid-connect/logout`)
    away.searchParams.set('client_id', CLIENT_ID)
    away.searchParams.set('post_logout_redirect_uri', `${ORCHESTRATOR_URL}/`)
    return seeOther(away.href, setCookie(sessionCookie(), '', '/', 0))
  },
}

/** `POST /api/auth/backchannel-logout`: Keycloak itself says that a session is over. */
const backchannelLogout: Endpoint = {
  path: '/auth/backchannel-logout',
  method: 'post',
  handler: async (req) => {
    const token = new URLSearchParams(await req.text?.()).get('logout_token')
    const verify = await logoutVerifier()
    try {
      const { sid } = await verify(token ?? '')
      await endSessionsOf(req.payload, sid)
      return new Response(null, { status: 200, headers: { 'cache-control': 'no-store' } })
    } catch (error) {
      if (!isTokenError(error)) throw error
      req.payload.logger.warn({ msg: 'logout token refused', code: error.code })
      const status = error.code === 'keys_unavailable' ? 503 : 400
      return Response.json({ error: 'invalid_request' }, { status, headers: { 'cache-control': 'no-store' } })
    }
  },
}

export const authEndpoints: Endpoint[] = [signIn, callback, signOut, backchannelLogout]
