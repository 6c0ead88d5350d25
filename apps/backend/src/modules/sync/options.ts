import type { Clock } from '@cityos/calendar'
import type { BridgeKey } from '@cityos/bridge'
import type { SealingKey } from '@cityos/sealing'

/** What goes on beside requests. */
export interface SyncWork {
  /** There may be something to do. */
  wake(): void
  /** Ends when what is under way has ended. */
  stop(): Promise<void>
}

/** What a process that runs is told; one that migrates is told nothing. */
export interface SyncOptions<Sync = never> {
  /** The restricted role's connection. */
  databaseUrl: string
  /** The content admin, where the bridge to it is on. */
  bridge?: { url: string; keys: readonly BridgeKey[] }
  sealingKeys: readonly SealingKey[]
  allowPrivate: boolean
  logDays: number
  /** Whether this process relays and delivers, beside answering requests or instead of it. */
  works: boolean
  /** What it does then: above the module, which knows the tables and not what is in them. */
  startWork?: (sync: Sync) => SyncWork
  clock?: Clock
}
