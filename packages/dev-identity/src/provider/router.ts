import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Realm } from '../realm/realm-file'
import type { FailedLogins } from './failed-logins'
import { handleLogin } from './login'
import type { Provider } from './oidc-provider'
import { sendPage } from './page'
import type { People } from './people'
import type { SigningKeys } from './signing-keys'
import { handleUserInfo } from './userinfo'

export interface RouterParts {
  issuer: string
  basePath: string
  realm: Realm
  people: People
  keys: SigningKeys
  failures: FailedLogins
  /** The provider of the moment: a rotation of the keys replaces it. */
  provider: () => Provider
}

/** The addresses below `/realms/<realm>`: sign-in page and user info are ours, all else is oidc-provider's. */
export function createRouter(parts: RouterParts) {
  const { issuer, basePath } = parts
  const authority = new URL(issuer).host

  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // The addresses in answers are the issuer's, whatever a Host header says.
    request.headers.host = authority
    const provider = parts.provider()
    const path = request.url!.split('?')[0]!
    if (!path.startsWith(`${basePath}/`)) return void response.writeHead(404).end()
    if (path.startsWith(`${basePath}/login-actions/authenticate/`)) {
      return handleLogin({ ...parts, provider }, request, response)
    }
    if (path === `${basePath}/protocol/openid-connect/userinfo`) {
      return handleUserInfo({ ...parts, provider }, request, response)
    }
    Object.assign(request, { originalUrl: request.url })
    request.url = request.url!.slice(basePath.length)
    return provider.callback()(request, response)
  }

  return (request: IncomingMessage, response: ServerResponse) => {
    route(request, response).catch((error: Error) => {
      if (response.headersSent) return void response.destroy()
      const [status, sentence] = REFUSALS[error.name] ?? [500, 'Something went wrong.']
      if (status === 500) console.error(error)
      sendPage(response, status, sentence)
    })
  }
}

const REFUSALS: Record<string, [status: number, sentence: string]> = {
  SessionNotFound: [400, 'This sign-in has expired. Go back and start anew.'],
  FormTooLarge: [413, 'The form is too large.'],
}
