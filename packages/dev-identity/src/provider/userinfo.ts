import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Provider } from './oidc-provider'
import type { Realm } from '../realm/realm-file'
import { clientOf, mappedClaims, profileClaims } from './claims'
import type { People } from './people'
import type { SigningKeys } from './signing-keys'

interface UserInfo {
  provider: Provider
  issuer: string
  realm: Realm
  people: People
  keys: SigningKeys
}

/**
 * Keycloak answers to the access tokens that it makes out to its clients' audiences; oidc-provider refuses them
 * here. A token of a session that has ended is refused, as there.
 */
export async function handleUserInfo(
  parts: UserInfo,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const claims = await claimsFor(parts, /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1])
  if (claims) {
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    response.end(JSON.stringify(claims))
  } else {
    response.writeHead(401, { 'www-authenticate': 'Bearer error="invalid_token"' }).end()
  }
}

async function claimsFor(parts: UserInfo, token: string | undefined) {
  const { provider, issuer, realm, people, keys } = parts
  const { decodeProtectedHeader, jwtVerify } = await import('jose')
  try {
    const key = keys.all.find(({ kid }) => kid === decodeProtectedHeader(token ?? '').kid)
    if (!token || !key) return undefined
    const { payload } = await jwtVerify(token, key.publicKey, { issuer, algorithms: ['RS256'] })
    const user = people.bySubject(payload.sub ?? '')
    const ended = typeof payload.sid === 'string' && !(await provider.Session.findByUid(payload.sid))
    if (!user || ended || payload.typ !== 'Bearer') return undefined
    const mapped = mappedClaims(user, clientOf(realm, payload.azp as string), 'userinfo')
    return { sub: user.id, ...profileClaims(user), ...mapped }
  } catch {
    // Whatever is wrong with the token, the answer is that it is invalid.
    return undefined
  }
}
