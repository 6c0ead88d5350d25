import { randomUUID } from 'node:crypto'
import { bridgeSecrets, type HeldState } from '@cityos/bridge'
import { systemClock } from '@cityos/calendar'
import { BRIDGE_PATHS, HeldAnswer, type HeldQuestion } from '@cityos/contracts'
import { sign } from '@cityos/webhooks'
import { env } from '../../env'

const TIMEOUT_MS = 20_000

/** Asks Medusa what it holds of our things. @throws Error when it does not answer, or refuses. */
export async function askMedusa(question: HeldQuestion): Promise<HeldState[]> {
  const { BACKEND_URL, BRIDGE_KEYS } = env()
  const body = JSON.stringify(question)
  const secrets = bridgeSecrets(BRIDGE_KEYS, 'payload', question.tenant_id)
  const message = { id: `ask_${randomUUID()}`, timestamp: systemClock.now(), body }
  const signed = secrets.map((secret) => sign({ secret, ...message }))
  const answer = await fetch(`${BACKEND_URL}${BRIDGE_PATHS.medusa(question.tenant_id)}/held`, {
    method: 'POST',
    headers: {
      ...signed[0],
      'webhook-signature': signed.map((one) => one['webhook-signature']).join(' '),
      'content-type': 'application/json',
    },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  if (!answer.ok) throw new Error(`Medusa answered ${answer.status} when asked what it holds.`)
  return HeldAnswer.parse(await answer.json()).held
}
