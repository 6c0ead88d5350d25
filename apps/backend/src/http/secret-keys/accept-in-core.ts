import ApiKeyModule from '@medusajs/medusa/api-key'
import { looksLikeToken } from '../../modules/secret-key/token'
import { presentedKey } from './presented-key'

interface ApiKeyService {
  authenticate(token: string, ...rest: unknown[]): Promise<unknown>
}

const ACCEPTS = Symbol.for('cityos.accepts-secret-keys')

/**
 * Lets core's authentication take a key of ours for what it is: it asks the module of API keys, whose method is
 * wrapped once. What was found good before the application began is answered; everything else stays core's business.
 * @throws Error when this version of Medusa asks in another way: then no key of ours may pass unseen.
 */
export function acceptInCore(): void {
  const prototype = (ApiKeyModule as unknown as { service: { prototype: ApiKeyService } }).service.prototype
  if (Object.hasOwn(prototype, ACCEPTS)) return
  const original = prototype.authenticate as unknown
  if (typeof original !== 'function') throw new Error('The API key module has no method "authenticate".')
  Object.defineProperty(prototype, ACCEPTS, { value: true })
  prototype.authenticate = function (this: ApiKeyService, token, ...rest) {
    if (!looksLikeToken(token)) return (original as ApiKeyService['authenticate']).call(this, token, ...rest)
    const key = presentedKey()
    return Promise.resolve(key ? { id: key.id } : false)
  }
}
