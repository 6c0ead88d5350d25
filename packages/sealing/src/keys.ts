import type { SealingKey } from './seal'

const KEY_BYTES = 32

/**
 * Keys as an environment variable holds them, `<id>:<32 bytes in base64>` with commas between, the current one first;
 * those behind it open what they once sealed. @throws RangeError for anything else.
 */
export function parseSealingKeys(text: string): SealingKey[] {
  const keys = text.split(',').map((pair) => {
    const [id = '', key = '', ...more] = pair.trim().split(':')
    return { id, key: Buffer.from(key, 'base64'), whole: more.length === 0 }
  })
  const fine = keys.every(
    ({ id, key, whole }) => /^[a-z0-9-]{1,32}$/.test(id) && key.length === KEY_BYTES && whole,
  )
  if (!fine || new Set(keys.map(({ id }) => id)).size < keys.length)
    throw new RangeError('must be a list of <id>:<32 bytes in base64>')
  return keys.map(({ id, key }) => ({ id, key }))
}
