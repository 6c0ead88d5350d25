import { createHmac } from 'node:crypto'
import { Permutation } from './id-permutation'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const DIGITS = new Map([...ALPHABET].map((character, index) => [character, BigInt(index)]))
const TIME_LENGTH = 10
const ULID_LENGTH = 26

/** A ULID that stands alone or after a prefix: never a part of a longer word. */
const ULID = /(?<![0-9A-Za-z])(?:[0-7][0-9A-HJKMNP-TV-Z]{25}|[0-7][0-9a-hjkmnp-tv-z]{25})(?![0-9A-Za-z])/g

const ID = new RegExp(`^(?:[A-Za-z0-9]+_)*${ULID.source}$`)

/** Whether a value as a whole is an id in the form that we know. */
export const looksLikeId = (value: string) => ID.test(value)

/** Nobody made a ULID for a shop before this; what decodes to an earlier time is a word that looks like one. */
const EARLIEST = Date.UTC(2016, 0)
const DAY_MS = 86_400_000
const REMEMBERED = 100_000

export interface IdMapperOptions {
  /** Secret. The same key makes the same ids again, so an interrupted copy goes on where it was. */
  key: string
  /** When the ids were read: later ones are none of them. */
  until: Date
  /** Ids that mean the same in the copy: those of rows that belong to everybody. */
  kept: ReadonlySet<string>
  /** Primary keys in no form that we know; replaced where a whole id column holds one. */
  odd: ReadonlySet<string>
  /** The tenant's own id and its copy's, which is chosen and not made: addresses of files hold it. */
  tenant?: { from: string; to: string }
}

/**
 * Gives each id of a tenant a new one for its copy: same prefix, same time, other randomness. An id is found
 * wherever it stands, in keys, JSON, arrays and addresses, because its form gives it away; nothing has to be remembered.
 */
export class IdMapper {
  private readonly permutation: Permutation
  private readonly suffix: string
  private readonly known = new Map<string, string>()

  constructor(private readonly options: IdMapperOptions) {
    this.permutation = new Permutation(options.key)
    this.suffix = `_${createHmac('sha256', options.key).update('suffix').digest('hex').slice(0, 12)}`
  }

  /** The text with the copy's ids in place of the original's. */
  map(text: string): string {
    const { from, to } = this.options.tenant ?? {}
    return this.replace(text, { from, to }, (ulid) => this.remembered(ulid))
  }

  /** The text as it was before {@link map}. */
  unmap(text: string): string {
    const { from: to, to: from } = this.options.tenant ?? {}
    return this.replace(text, { from, to }, (ulid) =>
      this.permute(ulid, (value) => this.permutation.back(value)),
    )
  }

  /** As {@link map}, for the value of a column that holds one id and nothing else. */
  mapId(value: string): string {
    return this.options.odd.has(value) ? `${value}${this.suffix}` : this.map(value)
  }

  unmapId(value: string): string {
    const bare = value.endsWith(this.suffix) ? value.slice(0, -this.suffix.length) : value
    return this.options.odd.has(bare) ? bare : this.unmap(value)
  }

  private replace(
    text: string,
    tenant: { from: string | undefined; to: string | undefined },
    by: (ulid: string) => string,
  ): string {
    if (text.length < ULID_LENGTH) return text
    return text.replace(ULID, (ulid: string, offset: number) => {
      if (tenant.to && ulid === tenant.from?.slice(-ULID_LENGTH)) return tenant.to.slice(-ULID_LENGTH)
      return this.isOurs(ulid) && !this.isKept(text, ulid, offset) ? by(ulid) : ulid
    })
  }

  private isOurs(ulid: string): boolean {
    const time = Number(decode(ulid.slice(0, TIME_LENGTH)))
    return /[A-Za-z]/.test(ulid) && time >= EARLIEST && time <= this.options.until.getTime() + DAY_MS
  }

  private isKept(text: string, ulid: string, offset: number): boolean {
    if (!this.options.kept.size) return false
    const prefix = /[A-Za-z0-9_]*$/.exec(text.slice(Math.max(0, offset - 64), offset))?.[0] ?? ''
    return this.options.kept.has(prefix + ulid)
  }

  private remembered(ulid: string): string {
    const known = this.known.get(ulid)
    if (known) return known
    if (this.known.size >= REMEMBERED) this.known.clear()
    const made = this.permute(ulid, (value) => this.permutation.forward(value))
    this.known.set(ulid, made)
    return made
  }

  private permute(ulid: string, permutation: (value: bigint) => bigint): string {
    const made = ulid.slice(0, TIME_LENGTH) + encode(permutation(decode(ulid.slice(TIME_LENGTH))))
    return ulid === ulid.toLowerCase() ? made.toLowerCase() : made
  }
}

function decode(text: string): bigint {
  let value = 0n
  for (const character of text.toUpperCase()) value = (value << 5n) | DIGITS.get(character)!
  return value
}

function encode(value: bigint): string {
  let text = ''
  for (let rest = value, i = 0; i < 16; i++, rest >>= 5n) text = ALPHABET[Number(rest & 31n)] + text
  return text
}
