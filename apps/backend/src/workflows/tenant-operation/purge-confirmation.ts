import { createHmac, timingSafeEqual } from 'node:crypto'
import { CityosError } from '@cityos/contracts'

/** How long a confirmation is good for. */
const LIFETIME_MS = 10 * 60_000

interface Confirmed {
  id: string
  updated_at: Date
}

/** A token that confirms the purge of this tenant as it is now. */
export function makeConfirmation(
  secret: string,
  tenant: Confirmed,
  now: Date,
): { token: string; expiresAt: Date } {
  const expiresAt = new Date(now.getTime() + LIFETIME_MS)
  return { token: `${expiresAt.getTime()}.${sign(secret, tenant, expiresAt.getTime())}`, expiresAt }
}

/** @throws CityosError `confirmation_invalid` when the token is another tenant's, too old, or from before a change. */
export function checkConfirmation(secret: string, tenant: Confirmed, token: string, now: Date): void {
  const [expires = '', signature = ''] = token.split('.')
  const expected = Buffer.from(sign(secret, tenant, Number(expires)))
  const given = Buffer.from(signature)
  const genuine = given.length === expected.length && timingSafeEqual(given, expected)
  if (!genuine) {
    throw new CityosError(
      'confirmation_invalid',
      `This token does not confirm the purge of ${tenant.id} as it is now: ask for a new one.`,
    )
  }
  if (Number(expires) < now.getTime()) {
    throw new CityosError('confirmation_invalid', `This confirmation has run out: ask for a new one.`)
  }
}

function sign(secret: string, { id, updated_at }: Confirmed, expires: number): string {
  return createHmac('sha256', secret)
    .update(`purge:${id}:${new Date(updated_at).toISOString()}:${expires}`)
    .digest('base64url')
}
