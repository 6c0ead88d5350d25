import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto'

export interface SigningKey {
  kid: string
  publicKey: KeyObject
  privateKey: KeyObject
}

/** The realm's RS256 keys: the first signs, all of them verify. */
export class SigningKeys {
  #keys: SigningKey[] = [newKey()]

  get current(): SigningKey {
    return this.#keys[0]!
  }

  get all(): readonly SigningKey[] {
    return this.#keys
  }

  /** A new key signs from now on. `retire` takes the old ones out of the published set, as after a theft. */
  rotate({ retire }: { retire: boolean }): void {
    this.#keys = [newKey(), ...(retire ? [] : this.#keys)]
  }
}

function newKey(): SigningKey {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const { n } = pair.publicKey.export({ format: 'jwk' })
  return {
    ...pair,
    kid: createHash('sha256')
      .update(n as string)
      .digest('base64url'),
  }
}
