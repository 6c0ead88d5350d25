import { bridgeSecrets, openerOf, type BridgeKey } from '@cityos/bridge'
import { systemClock } from '@cityos/calendar'
import type { SealingKey } from '@cityos/sealing'

/** Of the bridge itself: the tenant whose messages they sign. Endpoints that tenants register have their own, sealed. */
interface BridgeSecrets {
  bridge: string
}

/** @param sender whose messages the secrets sign. */
export function openSecrets(
  kept: unknown,
  sender: 'medusa' | 'payload',
  keys: { bridgeKeys: readonly BridgeKey[]; sealingKeys: readonly SealingKey[] },
): readonly string[] {
  const { bridge } = kept as Partial<BridgeSecrets>
  if (bridge !== undefined) return bridgeSecrets(keys.bridgeKeys, sender, bridge)
  return openerOf({ ...keys, now: () => systemClock.now() })(kept)
}
