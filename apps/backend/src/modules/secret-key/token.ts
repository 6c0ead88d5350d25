import { createHash, randomBytes } from 'node:crypto'

/**
 * `sk_cityos_<secret>_<tenant><check>`: 43 characters of a random number of 256 bits, the tenant's id without its
 * `ten_`, and 6 characters that follow from all before them. Scanners for leaked secrets find it by its form, a slip
 * of the hand is refused without a look into the database, and the tenant is known before the key is.
 */
const FORM = /^sk_cityos_[0-9A-Za-z]{43}_([0-7][0-9A-HJKMNP-TV-Z]{25})([0-9A-Za-z]{6})$/
const START = 'sk_cityos_'
const SECRET_BYTES = 32
const SECRET_LENGTH = 43
const CHECK_LENGTH = 6
/** Of the secret's 43 characters: enough to tell keys apart, and 220 bits remain unknown. */
const SHOWN = 6

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** A new token of a tenant. @throws RangeError for an id of another form. */
export function makeToken(tenantId: string): string {
  const body = `${START}${base62(randomBytes(SECRET_BYTES), SECRET_LENGTH)}_${tenantId.replace(/^ten_/, '')}`
  const token = body + checkOf(body)
  if (readToken(token)?.tenantId === tenantId) return token
  throw new RangeError(`${JSON.stringify(tenantId)} is no tenant's id.`)
}

/** Whether a text means to be a token of ours, well-formed or not. */
export function looksLikeToken(text: string): boolean {
  return text.startsWith(START)
}

/** What a token says of itself, before anybody knows whether it is good; undefined for one with a slip in it. */
export function readToken(token: string): { tenantId: string } | undefined {
  const [, tenant, check] = FORM.exec(token) ?? []
  if (!tenant || checkOf(token.slice(0, -CHECK_LENGTH)) !== check) return undefined
  return { tenantId: `ten_${tenant}` }
}

/**
 * What is kept of a token. A slow hash with a salt protects what people choose and others can guess; 256 random bits
 * nobody guesses, so a fast one without a salt is as safe, and lets the key be found by it with one look into an
 * index: whoever times the answers learns nothing but where a hash would stand that they cannot steer.
 */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** The beginning of a token, by which people tell keys apart. */
export function shownPart(token: string): string {
  return token.slice(0, START.length + SHOWN)
}

function checkOf(body: string): string {
  return base62(createHash('sha256').update(body).digest().subarray(0, 4), CHECK_LENGTH)
}

function base62(bytes: Buffer, length: number): string {
  let rest = BigInt(`0x${bytes.toString('hex')}`)
  let text = ''
  while (rest > 0n) {
    text = (DIGITS[Number(rest % 62n)] as string) + text
    rest /= 62n
  }
  return text.padStart(length, '0')
}
