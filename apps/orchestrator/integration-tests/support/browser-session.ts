import { createHash, randomBytes } from 'node:crypto'
import type { Client } from '@cityos/testing'
import type { World } from './world'

/** Somebody's account, and a browser that has signed in with it. */
export async function signedIn(
  world: World,
  account: { memberships?: { tenant: string; roles: string[] }[]; platformRoles?: string[]; name?: string },
): Promise<{ client: Client; token: string; subject: string }> {
  const subject = randomBytes(8).toString('hex')
  const { id } = await world.create('users', { subject, kind: 'user', ...account })
  const token = randomBytes(32).toString('base64url')
  const later = new Date(Date.now() + 3_600_000).toISOString()
  await world.create('sessions', {
    tokenHash: createHash('sha256').update(token).digest('hex'),
    sid: subject,
    user: id,
    expiresAt: later,
    lastSeenAt: new Date().toISOString(),
  })
  const client = world
    .at(new URL(world.ownUrl).host)
    .with({ cookie: `cityos_session=${token}`, origin: world.ownUrl })
  return { client, token, subject }
}
