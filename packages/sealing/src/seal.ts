import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

export interface SealingKey {
  id: string
  /** 32 bytes. */
  key: Buffer
}

const ALGORITHM = 'aes-256-gcm'
const NONCE_BYTES = 12

/**
 * Seals a text under the first key: `<key id>.<nonce>.<tag>.<text>`. `context` has to be said again to open it, so that
 * nothing sealed for one place opens in another.
 */
export function seal(text: string, keys: readonly SealingKey[], context: string): string {
  const [current] = keys
  if (!current) throw new RangeError('There is no key to seal with.')
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(ALGORITHM, current.key, nonce).setAAD(Buffer.from(context))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [current.id, ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join(
    '.',
  )
}

/** @throws Error when the key is gone, the context is another, or a bit has changed. */
export function open(sealed: string, keys: readonly SealingKey[], context: string): string {
  const [id, ...parts] = sealed.split('.')
  const key = keys.find((candidate) => candidate.id === id)
  if (!key) throw new Error(`The sealing key "${id}" is not known any more.`)
  const [nonce, tag, text] = parts.map((part) => Buffer.from(part, 'base64url')) as [Buffer, Buffer, Buffer]
  const decipher = createDecipheriv(ALGORITHM, key.key, nonce, { authTagLength: 16 }).setAAD(
    Buffer.from(context),
  )
  decipher.setAuthTag(tag)
  return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8')
}

/** Whether a text should be sealed anew: a key that is no longer the first is on its way out. */
export function isStale(sealed: string, keys: readonly SealingKey[]): boolean {
  return sealed.split('.')[0] !== keys[0]?.id
}
