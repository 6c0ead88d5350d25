import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { CodedError } from '../../http/error'

export const PREVIEW_SECONDS = 15 * 60

const Claims = z.strictObject({
  tenant: z.string(),
  collection: z.enum(['pages', 'product-content']),
  id: z.string(),
  /** Who asked for it: the token shows no more than they may see themselves. */
  user: z.string(),
  /** Seconds since 1970. */
  expires: z.number().int(),
})
export type PreviewClaims = z.infer<typeof Claims>

/** A key for this purpose alone, from the secret of the application. */
const keyFrom = (secret: string) => Buffer.from(hkdfSync('sha256', secret, '', 'cityos content preview', 32))
const signature = (secret: string, text: string) =>
  createHmac('sha256', keyFrom(secret)).update(text).digest()

export function signPreview(secret: string, claims: PreviewClaims): string {
  const text = Buffer.from(JSON.stringify(claims)).toString('base64url')
  return `${text}.${signature(secret, text).toString('base64url')}`
}

/** @throws CodedError `preview_invalid`, `preview_expired` */
export function readPreview(secret: string, token: string, now: Date): PreviewClaims {
  const [text = '', given = '', ...more] = token.split('.')
  const sent = Buffer.from(given, 'base64url')
  const wanted = signature(secret, text)
  const good = more.length === 0 && sent.length === wanted.length && timingSafeEqual(sent, wanted)
  if (!good) throw new CodedError('preview_invalid', 'This preview link is not ours.')
  const claims = Claims.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
  if (claims.expires * 1000 <= now.getTime())
    throw new CodedError('preview_expired', 'This preview link has expired: ask for another.')
  return claims
}
