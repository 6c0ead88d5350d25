import { open, seal, type SealingKey } from '@cityos/sealing'
import { newWebhookSecret } from '@cityos/webhooks'
import { bridgeSecrets, type BridgeKey } from '../keys'

/** What `webhook_endpoint.secrets` and `webhook_source.secrets` hold. */
export type KeptSecrets =
  /** Of the bridge itself: they follow from the key that both sides have. */
  | { derived: { sender: string; tenant_id: string } }
  /** Of an endpoint that a tenant has named: the newest first; those before it end. */
  | { sealed: SealedSecret[]; for: string }

interface SealedSecret {
  text: string
  /** ISO 8601; null for the newest. */
  until: string | null
}

const contextOf = (endpointId: string) => `webhook_endpoint/${endpointId}`

/** A secret of an endpoint's own, to be shown once, and how it is kept. */
export function newSecret(
  endpointId: string,
  keys: readonly SealingKey[],
): { secret: string; kept: KeptSecrets } {
  const secret = newWebhookSecret()
  return { secret, kept: keptAs(secret, endpointId, keys) }
}

/** How a secret that somebody brings along is kept. */
export function keptAs(secret: string, endpointId: string, keys: readonly SealingKey[]): KeptSecrets {
  return { for: endpointId, sealed: [{ text: seal(secret, keys, contextOf(endpointId)), until: null }] }
}

/** The newest secret signs from now on, and the one before it until `until` as well. */
export function rotated(before: KeptSecrets, after: KeptSecrets, until: Date, now: Date): KeptSecrets {
  if (!('sealed' in before) || !('sealed' in after))
    throw new Error('Secrets of the bridge rotate with its key.')
  const [previous] = before.sealed
  const overlap = previous && until > now ? [{ ...previous, until: until.toISOString() }] : []
  return { ...after, sealed: [...after.sealed, ...overlap] }
}

/** Until when the secret of before signs; null when there is none. */
export function previousSecretUntil(kept: unknown, now: Date): Date | null {
  const { sealed = [] } = kept as { sealed?: SealedSecret[] }
  const until = sealed[1]?.until ? new Date(sealed[1].until) : null
  return until && until > now ? until : null
}

export interface OpenerOptions {
  bridgeKeys: readonly BridgeKey[]
  sealingKeys: readonly SealingKey[]
  now: () => Date
}

/** Reads secrets as both tables keep them, for `deliver` and `receive`. */
export function openerOf({
  bridgeKeys,
  sealingKeys,
  now,
}: OpenerOptions): (kept: unknown) => readonly string[] {
  return (kept) => {
    const secrets = kept as KeptSecrets
    if ('derived' in secrets)
      return bridgeSecrets(bridgeKeys, secrets.derived.sender, secrets.derived.tenant_id)
    const good = secrets.sealed.filter(({ until }) => until === null || new Date(until) > now())
    return good.map(({ text }) => open(text, sealingKeys, contextOf(secrets.for)))
  }
}
