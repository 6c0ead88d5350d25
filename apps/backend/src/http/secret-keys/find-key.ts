import type { SecretKeyScope } from '@cityos/contracts'
import { stateOf } from '../../modules/secret-key/domain/state'
import { hashToken } from '../../modules/secret-key/token'
import { anyOf } from '../edge/client-address'

/** What deciding about a request needs of a key. */
export interface FoundKey {
  id: string
  scopes: SecretKeyScope[]
  created_by: string
  requests_per_minute: number | null
  last_used_at: Date | null
}

interface Row extends FoundKey {
  expires_at: Date
  revoked_at: Date | null
  allowed_addresses: string[] | null
}

export interface Connection {
  raw(sql: string, bindings: readonly unknown[]): PromiseLike<{ rows: unknown[] }>
}

const FIND = `select id, scopes, created_by, requests_per_minute, last_used_at, expires_at, revoked_at, allowed_addresses
  from secret_key
 where deleted_at is null and (hash = ? or (previous_hash = ? and previous_expires_at > ?))`

/** The key of the tenant in scope whose token this is, when it is good now and from this address. */
export async function findKey(
  connection: Connection,
  { token, address, now }: { token: string; address: string; now: Date },
): Promise<FoundKey | undefined> {
  const hash = hashToken(token)
  const { rows } = await connection.raw(FIND, [hash, hash, now])
  const [key] = rows as Row[]
  if (!key || stateOf(key, now) !== 'active') return undefined
  return isAllowed(key.allowed_addresses, address) ? key : undefined
}

function isAllowed(addresses: string[] | null, address: string): boolean {
  // Whoever is gone already has no address, and comes from nowhere that is allowed.
  return addresses === null || (address !== '' && anyOf(addresses)(address))
}
