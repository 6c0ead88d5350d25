import { createHash } from 'node:crypto'

const MODULUS = 1n << 256n

/**
 * A digest of a set of rows in whatever order: the sum of their SHA-256. It tells whether two sets that we wrote
 * ourselves are equal; it is no seal against somebody who makes up rows.
 */
export class RowDigest {
  private sum = 0n
  rows = 0

  add(line: string): void {
    this.sum = (this.sum + BigInt(`0x${createHash('sha256').update(line).digest('hex')}`)) % MODULUS
    this.rows++
  }

  get value(): string {
    return `${this.rows}:${this.sum.toString(16)}`
  }
}
