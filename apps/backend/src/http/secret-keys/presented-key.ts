import { AsyncLocalStorage } from 'node:async_hooks'
import { CityosError, ID_PREFIXES, type SecretKeyScope } from '@cityos/contracts'

/** The key that a request has shown and that was found good. */
export interface PresentedKey {
  id: string
  scopes: readonly SecretKeyScope[]
  created_by: string
}

const storage = new AsyncLocalStorage<PresentedKey>()

/** Lets everything that `proceed` does know the key that this request has shown. */
export function presentKey<T>(key: PresentedKey, proceed: () => T): T {
  return storage.run(key, proceed)
}

export function presentedKey(): PresentedKey | undefined {
  return storage.getStore()
}

/**
 * The scopes of the key that core has let in; null for one of core's own, which knows none.
 * @throws CityosError `unauthorized` for one of ours that this request has not shown.
 */
export function scopesOfKey(id: string): readonly SecretKeyScope[] | null {
  const key = presentedKey()
  if (key?.id === id) return key.scopes
  if (!id.startsWith(`${ID_PREFIXES.secret_key}_`)) return null
  throw new CityosError('unauthorized', 'Unauthorized')
}
