import type { BridgeKey } from '@cityos/bridge'
import type { SealingKey } from '@cityos/sealing'

/** What a process that runs is told; one that migrates is told nothing. */
export interface SyncOptions {
  /** The restricted role's connection. */
  databaseUrl: string
  /** The content admin, where the bridge to it is on. */
  bridge?: { url: string; keys: readonly BridgeKey[] }
  sealingKeys: readonly SealingKey[]
  allowPrivate: boolean
  logDays: number
  /** Whether this process relays and delivers, beside answering requests or instead of it. */
  works: boolean
}
