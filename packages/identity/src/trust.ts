import type { Clock } from '@cityos/calendar'

/** Whom a verifier believes, and how far its clock may be off. */
export interface Trust {
  /** Like `https://id.example.com/realms/cityos`, exactly as tokens write it. */
  issuer: string
  /** Whom a token must be made out to. */
  audience: string
  /** Whose tokens are taken (`azp`): one of another client of the realm is not ours. */
  clients: readonly string[]
  /** Seconds by which this machine's clock may differ from the provider's. */
  clockToleranceSeconds?: number
  /** A key set is asked for again no sooner than this after the last time, however many unknown keys come by. */
  keysCooldownMs?: number
  /** The longest that a key which the provider has withdrawn is still believed. */
  keysMaxAgeMs?: number
  clock?: Clock
}

export const DEFAULT_CLOCK_TOLERANCE_SECONDS = 5
export const DEFAULT_KEYS_COOLDOWN_MS = 5_000
export const DEFAULT_KEYS_MAX_AGE_MS = 5 * 60_000

export const keysUrl = (issuer: string) => new URL(`${issuer}/protocol/openid-connect/certs`)
