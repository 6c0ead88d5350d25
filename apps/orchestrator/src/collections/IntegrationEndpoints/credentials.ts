import { seal } from '@cityos/sealing'
import type { CollectionBeforeChangeHook } from 'payload'
import { idOf } from '../../access/id-of'
import { env } from '../../env'

/** Binds what is sealed to its tenant: moved to another's row it does not open. */
export const sealedFor = (tenant: unknown) => `integration-endpoints/${idOf(tenant)}`

/** An empty text takes the credentials away, a missing one leaves them. */
export const sealCredentials: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const { credentials, ...rest } = data
  if (typeof credentials !== 'string') return rest
  const tenant = rest.tenant ?? originalDoc?.tenant
  const sealed = credentials === '' ? null : seal(credentials, env().CONTENT_SEALING_KEYS, sealedFor(tenant))
  return { ...rest, credentialsSealed: sealed, credentialsSet: sealed !== null }
}

/** Where it may lead after names are resolved is asked at each delivery; this is what an address says by itself. */
export function usableAddress(value: unknown): true | string {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined
  if (url?.protocol !== 'https:' && !(url?.protocol === 'http:' && env().NODE_ENV !== 'production')) {
    return 'must be an address that begins with https://'
  }
  return url.username || url.password ? 'holds a password: it belongs into the credentials' : true
}
