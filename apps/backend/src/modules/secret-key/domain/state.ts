import { CityosError, type SecretKeyState } from '@cityos/contracts'

/** What a key's state follows from. */
export interface Dated {
  id: string
  expires_at: Date
  revoked_at: Date | null
}

export type SecretKeyAction = 'update' | 'rotate' | 'revoke'

interface Transition {
  from: readonly SecretKeyState[]
  to: SecretKeyState
}

/** An expired key comes back with a later end, given by an update; a revoked one never does. */
const TRANSITIONS: Readonly<Record<SecretKeyAction, Transition>> = {
  update: { from: ['active', 'expired'], to: 'active' },
  rotate: { from: ['active'], to: 'active' },
  revoke: { from: ['active', 'expired'], to: 'revoked' },
}

/** A key ends with the instant of its `expires_at`. */
export function stateOf({ revoked_at, expires_at }: Omit<Dated, 'id'>, now: Date): SecretKeyState {
  if (revoked_at) return 'revoked'
  return expires_at <= now ? 'expired' : 'active'
}

/** @throws CityosError `illegal_transition` */
export function assertMayBecome(key: Dated, action: SecretKeyAction, now: Date): void {
  const state = stateOf(key, now)
  const { from, to } = TRANSITIONS[action]
  if (from.includes(state)) return
  throw new CityosError(
    'illegal_transition',
    `The secret key ${key.id} is ${state} and does not become ${to} by ${action}.`,
  )
}
