import { hkdfSync } from 'node:crypto'

/** What both applications hold, and nobody else: 32 random bytes, with a name for people. */
export interface BridgeKey {
  id: string
  key: Buffer
}

/** @throws RangeError for a text that is not `<id>:<32 bytes in base64>`, one or two of them with a comma between. */
export function parseBridgeKeys(text: string): BridgeKey[] {
  const keys = text.split(',').map((pair) => {
    const [id = '', key = '', ...more] = pair.trim().split(':')
    const bytes = Buffer.from(key, 'base64')
    if (!/^[a-z0-9-]{1,32}$/.test(id) || bytes.length !== 32 || more.length)
      throw new RangeError('A bridge key is <id>:<32 bytes in base64>.')
    return { id, key: bytes }
  })
  if (keys.length > 2) throw new RangeError('At most two bridge keys: the one to come and the one to go.')
  return keys
}

/**
 * The signing secrets of one tenant's messages in one direction, one for each key (RFC 5869, HKDF-SHA256). Nothing
 * is handed out or stored: a tenant can be heard from the moment it exists, and what leaks of one tells nothing of
 * another. While two keys are set a message carries both signatures and either is taken, so that the two
 * applications may be given the new key, and lose the old one, in any order.
 */
export function bridgeSecrets(keys: readonly BridgeKey[], sender: string, tenantId: string): string[] {
  return keys.map(({ key }) => {
    const derived = hkdfSync('sha256', key, Buffer.alloc(0), `cityos bridge\n${sender}\n${tenantId}`, 32)
    return `whsec_${Buffer.from(derived).toString('base64')}`
  })
}
