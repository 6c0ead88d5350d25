import { askHeld, bridgeSecrets, type HeldQuestion, type HeldState } from '@cityos/bridge'
import { systemClock } from '@cityos/calendar'
import { BRIDGE_PATHS } from '@cityos/contracts'
import { env } from '../../env'

/** Asks Medusa what it holds of our things. @throws Error when it does not answer, or refuses. */
export function askMedusa(question: HeldQuestion): Promise<HeldState[]> {
  const { BACKEND_URL, BRIDGE_KEYS } = env()
  return askHeld(question, {
    url: BACKEND_URL + BRIDGE_PATHS.medusa(question.tenant_id),
    secrets: bridgeSecrets(BRIDGE_KEYS, 'payload', question.tenant_id),
    now: systemClock.now(),
  })
}
