import { answerHeld, bridgeSecrets, type HeldAnswer, type ReceiveOptions } from '@cityos/bridge'
import { BRIDGE_ENTITIES } from '@cityos/contracts'
import type { SyncModuleService } from '../modules/sync/service'

/** Tells the content admin what is held here of its things. @throws RefusedMessage */
export function answerContentAdmin(
  sync: SyncModuleService,
  { tenantId, ...received }: Pick<ReceiveOptions, 'headers' | 'body'> & { tenantId: string },
): Promise<HeldAnswer> {
  return answerHeld(sync.database, {
    ...received,
    tenantId,
    entities: BRIDGE_ENTITIES.payload,
    secrets: bridgeSecrets(sync.options.bridge?.keys ?? [], 'payload', tenantId),
    now: sync.now(),
  })
}
