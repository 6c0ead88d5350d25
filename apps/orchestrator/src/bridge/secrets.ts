import { systemClock } from '@cityos/calendar'
import { openerOf } from '@cityos/bridge'
import { env } from '../env'

/** Opens what endpoints and sources keep: derived from the bridge's key, or sealed. */
export function openSecrets(kept: unknown): readonly string[] {
  const { BRIDGE_KEYS: bridgeKeys, CONTENT_SEALING_KEYS: sealingKeys } = env()
  return openerOf({ bridgeKeys, sealingKeys, now: () => systemClock.now() })(kept)
}
