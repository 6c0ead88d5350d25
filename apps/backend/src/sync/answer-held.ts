import { bridgeSecrets, heldStates, RefusedMessage, type ReceiveOptions } from '@cityos/bridge'
import { BRIDGE_ENTITIES, HeldQuestion, type HeldAnswer } from '@cityos/contracts'
import { verify, WebhookError } from '@cityos/webhooks'
import type { SyncModuleService } from '../modules/sync/service'

/** Tells the content admin what is held here of its things. @throws RefusedMessage */
export async function answerHeld(
  sync: SyncModuleService,
  { tenantId, headers, body }: Pick<ReceiveOptions, 'headers' | 'body'> & { tenantId: string },
): Promise<HeldAnswer> {
  const secrets = bridgeSecrets(sync.options.bridge?.keys ?? [], 'payload', tenantId)
  const asked = HeldQuestion.safeParse(proved(() => verify({ secrets, headers, body, now: sync.now() })))
  if (!asked.success) throw new RefusedMessage('message_invalid', 'The question has not the form of one.')
  const { tenant_id, entity, after, most } = asked.data
  if (tenant_id !== tenantId || !(BRIDGE_ENTITIES.payload as readonly string[]).includes(entity))
    throw new RefusedMessage('message_forbidden', 'This source may not ask about that.')
  return { held: await heldStates(sync.database, { tenantId, entity, after, most }) }
}

function proved(check: () => unknown): unknown {
  try {
    return check()
  } catch (cause) {
    if (!(cause instanceof WebhookError)) throw cause
    const invalid = cause.code === 'webhook_body_invalid'
    throw new RefusedMessage(invalid ? 'message_invalid' : 'signature_refused', cause.message, { cause })
  }
}
