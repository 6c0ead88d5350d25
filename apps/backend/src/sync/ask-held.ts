import { randomUUID } from 'node:crypto'
import { bridgeSecrets, type HeldState } from '@cityos/bridge'
import { BRIDGE_PATHS, HeldAnswer, type HeldQuestion } from '@cityos/contracts'
import { sign } from '@cityos/webhooks'
import type { SyncModuleService } from '../modules/sync/service'

const TIMEOUT_MS = 30_000

/** Asks the content admin what it holds of ours. @throws Error when it does not answer as the contract says. */
export async function askHeld(sync: SyncModuleService, question: HeldQuestion): Promise<HeldState[]> {
  const { bridge } = sync.options
  if (!bridge) throw new Error('The bridge is off: there is nobody to compare with.')
  const tenantId = question.tenant_id
  const id = `msg_${randomUUID().replaceAll('-', '')}`
  const body = JSON.stringify(question)
  const signed = bridgeSecrets(bridge.keys, 'medusa', tenantId).map((secret) =>
    sign({ secret, id, timestamp: sync.now(), body }),
  )
  const answer = await fetch(`${bridge.url}${BRIDGE_PATHS.payload(tenantId)}/held`, {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: {
      ...signed[0],
      'webhook-signature': signed.map((one) => one['webhook-signature']).join(' '),
      'content-type': 'application/json',
    },
    body,
  })
  if (!answer.ok) throw new Error(`The content admin answered ${answer.status} when asked what it holds.`)
  return HeldAnswer.parse(await answer.json()).held
}
