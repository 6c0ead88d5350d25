import { askHeld, bridgeSecrets, type HeldQuestion, type HeldState } from '@cityos/bridge'
import { BRIDGE_PATHS } from '@cityos/contracts'
import type { SyncModuleService } from '../modules/sync/service'

/** Asks the content admin what it holds of ours. @throws Error when it does not answer as the contract says. */
export async function askContentAdmin(sync: SyncModuleService, question: HeldQuestion): Promise<HeldState[]> {
  const { bridge } = sync.options
  if (!bridge) throw new Error('The bridge is off: there is nobody to compare with.')
  return askHeld(question, {
    url: bridge.url + BRIDGE_PATHS.payload(question.tenant_id),
    secrets: bridgeSecrets(bridge.keys, 'medusa', question.tenant_id),
    now: sync.now(),
  })
}
