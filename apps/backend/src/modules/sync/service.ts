import { systemClock, type Clock } from '@cityos/calendar'
import { openerOf, type Database } from '@cityos/bridge'
import { PlatformDatabase } from '@cityos/medusa-tenancy'
import type { SyncOptions, SyncWork } from './options'

/** The bridge as this process knows it: its tables, and what it was told about the other side. */
export class SyncModuleService {
  private opened: PlatformDatabase | undefined
  private work: SyncWork | undefined
  readonly clock: Clock

  constructor(
    _container: object,
    private readonly given: Partial<SyncOptions<SyncModuleService>> = {},
  ) {
    this.clock = given.clock ?? systemClock
  }

  /** @throws Error in a process that migrates. */
  get options(): SyncOptions<SyncModuleService> {
    if (!this.given.databaseUrl) throw new Error('A process that migrates tells nobody anything.')
    return this.given as SyncOptions<SyncModuleService>
  }

  /** The tables of the bridge, of all tenants, in the platform's scope: every query names its tenant. */
  get database(): Database {
    return (this.opened ??= new PlatformDatabase({ url: this.options.databaseUrl, max: 8, name: 'sync' }))
  }

  now = (): Date => this.clock.now()

  /** Secrets as `webhook_endpoint` and `webhook_source` keep them. */
  openSecrets(kept: unknown): readonly string[] {
    const { bridge, sealingKeys } = this.options
    return openerOf({ bridgeKeys: bridge?.keys ?? [], sealingKeys, now: this.now })(kept)
  }

  /** Tells the processes that work that there may be something to do, once `query`'s transaction has committed. */
  async announce(query: (text: string) => Promise<unknown>): Promise<void> {
    await query(`select pg_notify('sync_outbox', 'all')`)
  }

  /** Ends what goes on beside requests. */
  async close(): Promise<void> {
    await this.work?.stop()
    this.work = undefined
    await this.opened?.close()
    this.opened = undefined
  }

  __hooks = {
    onApplicationStart: async () => {
      if (this.given.works) this.work ??= this.given.startWork?.(this)
    },
    onApplicationShutdown: () => this.close(),
  }
}
