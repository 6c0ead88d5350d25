import type { AuthStrategy, AuthStrategyResult } from 'payload'
import { env } from '../env'
import { addressOf } from '../http/address'
import { factsOf, type Refusal } from '../tenant/request-facts'
import { byKey } from './by-key'
import { byToken } from './by-token'
import { readCookie, sessionCookie } from './cookies'
import { takeOne } from './rate-limit'
import { isFromHere } from './same-origin'
import { userOfSession } from './sessions'

const KEY_HEADER = 'x-api-key'

/**
 * One way in for each credential, told apart by what the request carries. One that is refused makes the whole request
 * nobody's (`askerOf`): Payload itself would go on as with a visitor's.
 */
const credentials: AuthStrategy = {
  name: 'cityos',
  authenticate: async ({ headers, payload, req }) => {
    if (isForPrograms(req)) return { user: null }
    const authorization = headers.get('authorization')
    const key = headers.get(KEY_HEADER)
    if (authorization !== null && key !== null) {
      return refuse(headers, { code: 'unauthorized', message: 'Show a token or an API key, not both.' })
    }
    if (authorization !== null) {
      const [, token] = /^Bearer (\S+)$/i.exec(authorization) ?? []
      if (!token)
        return refuse(headers, { code: 'unauthorized', message: 'Authorization has to be a bearer token.' })
      const found = await byToken(payload, token)
      return 'refusal' in found ? refuse(headers, found.refusal) : signedIn('users', found.user)
    }
    if (key !== null) {
      const found = await byKey(payload, key)
      const responseHeaders = new Headers(found.headers)
      if ('refusal' in found) return { ...refuse(headers, found.refusal), responseHeaders }
      return { ...signedIn('api-keys', found.user), responseHeaders }
    }
    const session = readCookie(headers, sessionCookie())
    if (!session || !isFromHere(headers, methodOf(req, headers))) return visitor(headers)
    const id = await userOfSession(payload, session)
    const user = id && (await payload.db.findOne({ collection: 'users', where: { id: { equals: id } } }))
    return user ? signedIn('users', user) : visitor(headers)
  },
}

/**
 * Messages are known by who signed them and cron by its token, at addresses where nothing else is: nobody is signed in
 * there, and one address may bring as many as it has.
 */
const isForPrograms = (req: { pathname?: string } | undefined) =>
  req?.pathname?.startsWith('/api/webhooks/') ?? false

/** A screen's server function is a POST that Payload does not tell us the method of. */
function methodOf(req: { method?: string } | undefined, headers: Headers): string {
  return headers.has('next-action') ? 'POST' : (req?.method ?? 'GET')
}

/** Somebody unknown, as often as one address may be. */
async function visitor(headers: Headers): Promise<AuthStrategyResult> {
  const address = addressOf(headers)
  if (address === null) return { user: null }
  const limit = { name: 'visitor', points: env().VISITOR_REQUESTS_PER_MINUTE, seconds: 60 }
  const { allowed, headers: told } = await takeOne(limit, address)
  if (allowed) return { user: null }
  const refusal = { code: 'rate_limited', message: 'Too many requests from your address.' } as const
  return { ...refuse(headers, refusal), responseHeaders: new Headers(told) }
}

function refuse(headers: Headers, refusal: Refusal): AuthStrategyResult {
  factsOf(headers).refusal = refusal
  return { user: null }
}

function signedIn(collection: 'users' | 'api-keys', user: object): AuthStrategyResult {
  return { user: { ...user, collection, _strategy: credentials.name } as never }
}

export const authStrategies = [credentials]
