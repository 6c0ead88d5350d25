import { createCipheriv, hkdfSync } from 'node:crypto'

const ROUNDS = 6
const HALF_BITS = 40n
const HALF = (1n << HALF_BITS) - 1n

/**
 * A keyed permutation of 80-bit numbers, a Feistel network over AES: two numbers never become one, the same key
 * makes the same numbers again, and nobody without the key can tell one from the other.
 */
export class Permutation {
  private readonly cipher: ReturnType<typeof createCipheriv>
  private readonly block = Buffer.alloc(16)

  constructor(key: string) {
    const derived = Buffer.from(hkdfSync('sha256', key, '', 'medusa-tenancy ids', 16))
    this.cipher = createCipheriv('aes-128-ecb', derived, null).setAutoPadding(false)
  }

  forward(value: bigint): bigint {
    let [left, right] = [value >> HALF_BITS, value & HALF]
    for (let round = 0; round < ROUNDS; round++) [left, right] = [right, left ^ this.mix(round, right)]
    return (left << HALF_BITS) | right
  }

  back(value: bigint): bigint {
    let [left, right] = [value >> HALF_BITS, value & HALF]
    for (let round = ROUNDS - 1; round >= 0; round--) [left, right] = [right ^ this.mix(round, left), left]
    return (left << HALF_BITS) | right
  }

  /** One block at a time in ECB mode is the bare cipher: a function of the block alone. */
  private mix(round: number, half: bigint): bigint {
    this.block.writeBigUInt64BE(BigInt(round), 0)
    this.block.writeBigUInt64BE(half, 8)
    return this.cipher.update(this.block).readBigUInt64BE(0) & HALF
  }
}
