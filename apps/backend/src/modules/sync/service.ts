import type { Database } from '@cityos/bridge'
import { PlatformDatabase } from '@cityos/medusa-tenancy'
import type { SyncOptions } from './options'
import { openSecrets } from './secrets'

/** The bridge as this process knows it: its tables, and what it was told about the other side. */
export class SyncModuleService {
  private opened: PlatformDatabase | undefined

  constructor(
    _container: object,
    private readonly given: Partial<SyncOptions> = {},
  ) {}

  /** @throws Error in a process that migrates. */
  get options(): SyncOptions {
    if (!this.given.databaseUrl) throw new Error('A process that migrates tells nobody anything.')
    return this.given as SyncOptions
  }

  /** The tables of the bridge, of all tenants: the engine's view, in the platform's scope. */
  get database(): Database {
    return (this.opened ??= new PlatformDatabase({ url: this.options.databaseUrl, name: 'sync' }))
  }

  openSecrets(kept: unknown, sender: 'medusa' | 'payload'): readonly string[] {
    const { bridge, sealingKeys } = this.options
    return openSecrets(kept, sender, { bridgeKeys: bridge?.keys ?? [], sealingKeys })
  }

  __hooks = {
    onApplicationShutdown: async () => {
      await this.opened?.close()
      this.opened = undefined
    },
  }
}
