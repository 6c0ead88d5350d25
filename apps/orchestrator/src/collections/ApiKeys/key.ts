import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** `cok_<8 to find it by>_<256 bits>`: what is stored tells nobody the key. */
export interface NewKey {
  key: string
  prefix: string
  hash: string
}

const FORM = /^cok_([0-9a-f]{8})_([A-Za-z0-9_-]{43})$/

export function newKey(): NewKey {
  const prefix = randomBytes(4).toString('hex')
  const key = `cok_${prefix}_${randomBytes(32).toString('base64url')}`
  return { key, prefix, hash: hashOf(key) }
}

/** The part that a key is looked up by; null for what was never one. */
export function prefixOf(key: string): string | null {
  return FORM.exec(key)?.[1] ?? null
}

/** A plain hash is enough: there is nothing to guess in 256 random bits. */
export function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

export function matches(key: string, hash: string | null | undefined): boolean {
  const given = Buffer.from(hashOf(key), 'hex')
  const stored = Buffer.from(hash ?? '', 'hex')
  return given.length === stored.length && timingSafeEqual(given, stored)
}
