import { bridgeSecrets, type BridgeKey } from '@cityos/bridge'
import { open, seal, type SealingKey } from '@cityos/sealing'

/** What `webhook_endpoint.secrets` and `webhook_source.secrets` hold: nothing that would sign by itself. */
export type KeptSecrets =
  | { bridge: string }
  /** `for` is the id of the endpoint: what is sealed for one opens for no other. */
  | { for: string; sealed: string[] }

const contextOf = (endpointId: string) => `webhook endpoint ${endpointId}`

/** For an endpoint that a tenant registers: the newest secret first, or two while it rotates. */
export function sealSecrets(
  endpointId: string,
  secrets: readonly string[],
  keys: readonly SealingKey[],
): KeptSecrets {
  return { for: endpointId, sealed: secrets.map((secret) => seal(secret, keys, contextOf(endpointId))) }
}

/** @param sender whose messages the secrets sign. */
export function openSecrets(
  kept: unknown,
  sender: 'medusa' | 'payload',
  { bridgeKeys, sealingKeys }: { bridgeKeys: readonly BridgeKey[]; sealingKeys: readonly SealingKey[] },
): readonly string[] {
  const secrets = kept as KeptSecrets
  if ('bridge' in secrets) return bridgeSecrets(bridgeKeys, sender, secrets.bridge)
  return secrets.sealed.map((text) => open(text, sealingKeys, contextOf(secrets.for)))
}
