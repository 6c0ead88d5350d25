import type { SyncModuleService } from '../modules/sync/service'
import { alignEndpoints } from './connect-tenant'
import { COMPARISON } from './compare-at-night'
import { readSetting, removeSetting, writeSetting } from './settings'

/** The setting that the triggers look at: whether changes are noted for the content admin. */
const BRIDGE = 'bridge'

/**
 * Lets the triggers note changes for the content admin, or keeps them from it, as this installation is set up. When
 * the bridge was off until now, what has changed meanwhile is found by comparing, at once.
 */
export async function switchBridge(sync: SyncModuleService): Promise<void> {
  await sync.database.transaction(async (tx) => {
    // Two processes that start at once would both think that they are the first.
    await tx.query(`select pg_advisory_xact_lock(hashtext('cityos.sync.bridge'))`)
    await alignEndpoints(sync, tx)
    const { bridge } = sync.options
    const before = await readSetting<{ url: string }>(tx, BRIDGE)
    if (!bridge) return void (before && (await removeSetting(tx, BRIDGE)))
    if (before?.url === bridge.url) return
    await writeSetting(tx, BRIDGE, { url: bridge.url })
    await writeSetting(tx, COMPARISON, { next: sync.now() })
  })
}
