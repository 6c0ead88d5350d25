import { send, type DeliverOptions, type SendOptions } from '@cityos/bridge'
import type { SyncModuleService } from '../modules/sync/service'

const USER_AGENT = 'CityOS-Commerce/1 (+webhooks)'

/** How this installation sends messages. */
export function deliverOptions(sync: SyncModuleService): DeliverOptions {
  return {
    now: sync.now,
    openSecrets: (kept) => sync.openSecrets(kept),
    allowPrivate: sync.options.allowPrivate,
    userAgent: USER_AGENT,
    post: (message) => send(withWay(sync, message)),
  }
}

/** The content admin is where the operator says, also on an address of ours; a tenant's endpoint is not. */
function withWay({ options: { bridge } }: SyncModuleService, message: SendOptions): SendOptions {
  const toBridge =
    bridge !== undefined && new URL(message.url).href.startsWith(`${bridge.url}/api/webhooks/bridge/`)
  return { ...message, allowPrivate: message.allowPrivate || toBridge }
}
