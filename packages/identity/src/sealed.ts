import { createHash } from 'node:crypto'
import type { Clock } from '@cityos/calendar'

/** Something that a browser keeps for us and can neither read nor change: A256GCM under a key of its own purpose. */
export interface Seal<T extends object> {
  seal(content: T): Promise<string>
  /** The content; undefined when it is not ours, was changed, or has expired. */
  open(sealed: string): Promise<T | undefined>
}

export function createSeal<T extends object>(options: {
  /** Any text that nobody else knows. */
  secret: string
  /** What one purpose seals, another cannot open. */
  purpose: string
  lifetimeSeconds: number
  clock: Clock
}): Seal<T> {
  const { purpose, lifetimeSeconds, clock } = options
  const key = createHash('sha256').update(`${purpose}\0${options.secret}`).digest()
  return {
    seal: async (content) => {
      const { EncryptJWT } = await import('jose')
      return new EncryptJWT({ content })
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setAudience(purpose)
        .setExpirationTime(new Date(clock.now().getTime() + lifetimeSeconds * 1000))
        .encrypt(key)
    },
    open: async (sealed) => {
      const { jwtDecrypt } = await import('jose')
      try {
        const { payload } = await jwtDecrypt<{ content: T }>(sealed, key, {
          audience: purpose,
          keyManagementAlgorithms: ['dir'],
          contentEncryptionAlgorithms: ['A256GCM'],
          requiredClaims: ['exp'],
          currentDate: clock.now(),
        })
        return payload.content
      } catch {
        // Whatever is wrong with it, it is none of ours.
        return undefined
      }
    },
  }
}
